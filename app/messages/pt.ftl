# Portuguese.

## The frame of every page
tagline = A atualidade europeia, na sua língua
skip-to-content = Saltar para o conteúdo
menu = Menu
sections = Secções
front-page = Primeira página
languages = Línguas
read-in = Ler noutra língua:
not-translated = não traduzido: ir para a primeira página
keep-language = Abrir sempre em português
keep-language-note = A sua escolha de língua fica guardada num cookie durante um ano.
language-kept = A partir de agora, este site abre em português.
also-read = Também leio noutras línguas
also-save = Guardar
site-pages = Sobre este site
about = Quem somos
privacy = Privacidade
accessibility = Acessibilidade
sources = As nossas fontes
footer-note = Feito com software livre. Sem rastreadores nem pedidos a terceiros.
light-page = Versão leve, sem imagens nem scripts
whole-page = Versão completa desta página
saved = Artigos guardados
saved-lead = Os artigos que guarda e os últimos que leu ficam neste navegador e abrem mesmo sem Internet.
saved-list = Guardados
read-list = Lidos recentemente
saved-none = Ainda não há nada guardado neste navegador.
offline-now = Neste momento não há Internet e a página que pediu não está no seu navegador. Eis o que lá está.
remove-saved = Remover
save-story = Ler mais tarde
story-saved = Guardado. Abre também sem Internet.
save-failed = Não foi possível guardar: não há Internet ou o navegador não o permite.
take-today = Levar a edição de hoje
take-today-note = Guarda os artigos da primeira página com imagens pequenas: cerca de { NUMBER($megabytes) } MB.
reading = Definições de leitura
theme = Cores
theme-auto = Como no dispositivo
theme-light = Claras
theme-dark = Escuras
text-size = Tamanho do texto
text-size-small = Pequeno
text-size-normal = Normal
text-size-large = Grande
text-size-larger = Muito grande
text-width = Comprimento das linhas
text-width-narrow = Curto
text-width-normal = Normal
text-width-wide = Longo
reading-time = { NUMBER($minutes) } min de leitura
listen = Ouvir
stop-listening = Parar de ouvir
enlarge-picture = Ampliar a imagem
close = Fechar
changed-since-read = Este artigo mudou desde que o leu.
what-changed = Ver o que mudou
changed-nothing-shown = As palavras aqui apresentadas são as mesmas.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } novo artigo
    [many] { NUMBER($count) } de novos artigos
   *[other] { NUMBER($count) } novos artigos
}
article-updated = Este artigo acaba de ser atualizado.
show-update = Mostrar a nova versão
breaking = Última hora
live = Em direto
live-over = Este direto terminou.
live-refresh = Mostrar as publicações mais recentes
key-events = Momentos-chave
link-to-entry = Ligação para esta publicação
my-paper = O meu jornal
my-paper-lead = Artigos sobre os temas e das fontes que segue, do mais recente ao mais antigo. Aquilo que segue fica guardado no endereço desta página e no seu navegador, não connosco.
my-paper-empty = Ainda não segue nada. Na página de cada tema e de cada fonte há um botão para isso.
my-paper-following = Temas e fontes que segue
my-paper-feed = Feed (RSS)
my-paper-opml = Lista de feeds (OPML)
follow = Seguir: { $name }
unfollow = Deixar de seguir: { $name }
follow-full = O seu jornal está cheio. Primeiro, deixe de seguir um tema ou uma fonte em «O meu jornal».

## Date and weather
weather-label = Meteorologia: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = última medição: { $time }
weather-place = Cidade para a meteorologia
weather-none = sem dados recentes

## Fronts
must-read = A não perder
latest = Últimas notícias
most-read = Mais lidos
more-of = Todos os artigos: { $section }
no-stories = Ainda não há artigos aqui. Os primeiros surgirão nesta página.
pages = Páginas
page-number = Página { $number }
newer = Artigos mais recentes
older = Artigos mais antigos
advertisement = Publicidade

## Article
published = Publicado a
updated = Atualizado a
by = Por { $name }
source = Fonte
original-at = Ler o original: { $source } ({ $language })
licence = Licença: { $licence }
disclaimer-outside = O jornal { $site } publica artigos de diversas fontes externas, que exprimem pontos de vista muito variados. A fonte deste artigo é { $source }; as posições nele assumidas não são necessariamente as do jornal { $site }.
disclaimer-own = Este artigo foi escrito pela redação do jornal { $site }.
age-months = { PLURAL($count) ->
    [one] Este artigo tem um mês.
   *[other] Este artigo tem { $count } meses.
}
age-years = { PLURAL($count) ->
    [one] Este artigo tem mais de um ano.
   *[other] Este artigo tem mais de { $count } anos.
}
topics = Temas
related = Mais sobre este tema
share = Partilhar
copy-link = Copiar ligação
link-copied = Ligação copiada
copy-failed = Não foi possível copiar a ligação. Pode encontrá-la na barra de endereços.
share-by-mail = Enviar por e-mail
share-with = Partilhar com…

## Topics and sources
topic-lead = Todos os artigos sobre este tema, do mais recente ao mais antigo.
sources-lead = Quem está por trás dos artigos que não são nossos: cada um identifica a fonte, remete para o original e indica a licença.
source-lead = Artigos da fonte { $source }, do mais recente ao mais antigo.
source-homepage = O site da fonte
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } artigo
    [many] { NUMBER($count) } de artigos
   *[other] { NUMBER($count) } artigos
}

## Search
search = Pesquisar
search-none = Nenhum artigo encontrado.
search-meant = Será que quis dizer
search-some = Nenhum artigo contém todas estas palavras. Estes contêm algumas delas.
search-apart = Nenhum artigo contém estas palavras seguidas. Estes contêm-nas todas.
search-all-sections = Todas as secções
search-all-sources = Todas as fontes
search-everywhere = Em todas as línguas

## When something is missing
not-found = Página não encontrada
not-found-text = Não há nada neste endereço. A ligação pode ser antiga ou estar mal escrita. Continue a leitura a partir da primeira página ou das secções acima.
gone = Este artigo foi retirado
gone-text = A redação retirou este artigo. Não voltará a ser publicado neste endereço.
failed = De momento, não é possível mostrar esta página
failed-text = O erro é nosso, não seu. Tente novamente dentro de instantes.
too-often = Demasiados pedidos
too-often-text = A sua rede enviou muitíssimos pedidos em pouco tempo. Aguarde um momento e tente novamente.

## About
about-lead = { $site } é um jornal para leitores de toda a Europa: um só título, em várias línguas, para ler em qualquer dispositivo.
about-sources = Alguns artigos são nossos, outros provêm de fontes externas. Cada artigo externo identifica a fonte, remete para o original e indica a licença.
about-software = O site é um único programa. Não carrega nada de terceiros, funciona sem JavaScript e não pede consentimento, porque nada o exige.
about-sample = Os primeiros artigos de um site novo são uma edição de amostra: factos reais, contados por nós, com fontes inventadas cujos endereços terminam em «.example».

## Privacy
privacy-lead = Ler o jornal { $site } não deixa nenhum rasto que possamos seguir.
privacy-others = Não há contas, redes de publicidade nem serviços de medição. Nenhum pedido é enviado a outro site.
privacy-embeds = Quando um artigo mostra algo de outro site, como um vídeo, há apenas uma ligação. O conteúdo só é carregado a seu pedido; esse site recebe então o seu endereço IP e pode instalar cookies.
privacy-cookies = Há um único cookie, e só se escolher uma língua na lista de línguas: contém essa língua, durante um ano, para que o site abra nela.
privacy-languages = Se acrescentar línguas à sua primeira página, esse cookie guarda-as também, e o seu navegador memoriza-as no seu dispositivo.
privacy-browser = Se escolher outra cidade para a meteorologia, o seu navegador memoriza-a no seu dispositivo. Recebemos o nome da cidade com o pedido e não guardamos nada sobre si.
privacy-offline = Para que abram mesmo sem Internet, o seu navegador guarda as últimas páginas que leu. Não saem do seu dispositivo; se apagar os dados deste site no navegador, são eliminadas.
privacy-follow = Se seguir temas ou fontes, o seu navegador memoriza-os no seu dispositivo, e o endereço de «O meu jornal» menciona-os. O seu navegador memoriza também que versão de um artigo leu, para mostrar o que mudou desde então. Não guardamos nem uma coisa nem outra.
privacy-counts = Para saber o que é mais lido, contamos cada leitor de um artigo uma vez por dia. Para distinguir os leitores, uma forma irreconhecível do endereço e do navegador fica em memória até à meia-noite e é depois eliminada juntamente com a sua chave; a contagem em si não contém endereços, dispositivos nem pessoas.
privacy-logs = Os nossos registos guardam o que foi pedido e o tempo de resposta, sem endereços.

## Accessibility
accessibility-lead = O jornal { $site } é para todos. Seguimos as Diretrizes de Acessibilidade para Conteúdo Web (WCAG) 2.2, nível AA.
accessibility-how = Cada página tem um único título principal, regiões com nome e uma ligação para saltar para o conteúdo. Todas as funções podem ser usadas com o teclado, com o texto ampliado, em modo escuro e claro e com cores forçadas.
accessibility-tests = Cada alteração é testada automaticamente em todos os tipos de página. Falta ainda fazer testes com pessoas que usam tecnologias de apoio.
accessibility-limits = O que sabemos que falta: os gráficos são descritos por palavras, mas os seus dados não podem ser lidos em tabelas.

## The sky
sky-clear = céu limpo
sky-fair = céu pouco nublado
sky-partly_cloudy = céu parcialmente nublado
sky-cloudy = céu nublado
sky-fog = nevoeiro
sky-light_rain = chuva fraca
sky-rain = chuva
sky-heavy_rain = chuva forte
sky-sleet = chuva e neve
sky-snow = neve
sky-thunder = trovoada

## Sections (the URL is made from the name)
section-world = Mundo
section-europe = Europa
section-politics = Política
section-economy = Economia
section-science = Ciência
section-environment = Ambiente
section-culture = Cultura
section-sport = Desporto

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amesterdão
place-athens = Atenas
place-belgrade = Belgrado
place-berlin = Berlim
place-bern = Berna
place-bratislava = Bratislava
place-brussels = Bruxelas
place-bucharest = Bucareste
place-budapest = Budapeste
place-chisinau = Chișinău
place-copenhagen = Copenhaga
place-dublin = Dublin
place-helsinki = Helsínquia
place-kyiv = Kiev
place-lisbon = Lisboa
place-ljubljana = Liubliana
place-london = Londres
place-luxembourg = Luxemburgo
place-madrid = Madrid
place-nicosia = Nicósia
place-oslo = Oslo
place-paris = Paris
place-podgorica = Podgorica
place-prague = Praga
place-reykjavik = Reiquiavique
place-riga = Riga
place-rome = Roma
place-sarajevo = Sarajevo
place-skopje = Skopje
place-sofia = Sófia
place-stockholm = Estocolmo
place-tallinn = Tallinn
place-tirana = Tirana
place-valletta = Valeta
place-vienna = Viena
place-vilnius = Vilnius
place-warsaw = Varsóvia
place-zagreb = Zagreb

## Where an outside article comes from
provenance = De onde vem este artigo
provenance-fetched = Recebido a { $date }
provenance-seen = Visto pela última vez na fonte a { $date }
provenance-hash = SHA-256 do documento recebido
provenance-excerpt = { $source } só permite publicar um excerto; o texto integral está no site da fonte.
provenance-canonical = Pede-se aos motores de busca que indiquem o original e não esta página.
provenance-date-missing = A fonte não indicou data; em seu lugar figura a hora de receção.
provenance-date-future = A fonte indicou uma data futura; em seu lugar figura a hora de receção.
provenance-date-implausible = A fonte indicou uma data impossível; em seu lugar figura a hora de receção.
provenance-also = Outras fontes do mesmo texto
provenance-versions = Versões anteriores
provenance-version = Versão recebida a { $date }, e o que a seguinte alterou
original-gone = O original já não está online. Este texto foi recebido a { $date }.
open-embed = Abrir no site { $name }
load-embed = Carregar aqui a partir de { $name }
load-embed-note = { $name } recebe então o seu endereço IP e pode instalar cookies.
source-language = Língua: { $language }
source-received = Recebido pela última vez a { $date }
ago-minutes = { PLURAL($count) ->
    [one] há { $count } min
   *[other] há { $count } min
}
ago-hours = { PLURAL($count) ->
    [one] há { $count } h
   *[other] há { $count } h
}
ago-days = { PLURAL($count) ->
    [one] há { $count } dia
   *[other] há { $count } dias
}
