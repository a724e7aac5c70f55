# Italian.

## The frame of every page
tagline = L’attualità europea, nella tua lingua
skip-to-content = Vai al contenuto
menu = Menu
sections = Sezioni
front-page = Prima pagina
languages = Lingue
read-in = Leggi in un’altra lingua:
not-translated = non tradotto: vai alla prima pagina
keep-language = Apri sempre in italiano
keep-language-note = La tua scelta della lingua è conservata in un cookie per un anno.
language-kept = D’ora in poi questo sito si apre in italiano.
also-read = Leggo anche altre lingue
also-save = Salva
site-pages = Informazioni sul sito
about = Chi siamo
privacy = Privacy
accessibility = Accessibilità
sources = Le nostre fonti
footer-note = Realizzato con software libero. Nessun tracciamento, nessuna richiesta a terzi.
light-page = Versione leggera, senza immagini né script
whole-page = Versione completa di questa pagina
saved = Articoli salvati
saved-lead = Gli articoli che salvi e gli ultimi che hai letto restano in questo browser e si aprono anche senza connessione.
saved-list = Salvati
read-list = Letti di recente
saved-none = In questo browser non c’è ancora nulla di salvato.
offline-now = Al momento non c’è connessione e la pagina che hai chiesto non è nel tuo browser. Ecco che cosa contiene.
remove-saved = Rimuovi
save-story = Leggi più tardi
story-saved = Salvato. Si apre anche senza connessione.
save-failed = Salvataggio non riuscito: manca la connessione o il browser non lo consente.
take-today = Porta con te il giornale di oggi
take-today-note = Salva gli articoli della prima pagina con immagini piccole: circa { NUMBER($megabytes) } MB.
reading = Impostazioni di lettura
theme = Colori
theme-auto = Come sul dispositivo
theme-light = Chiari
theme-dark = Scuri
text-size = Dimensione del testo
text-size-small = Piccola
text-size-normal = Normale
text-size-large = Grande
text-size-larger = Molto grande
text-width = Lunghezza delle righe
text-width-narrow = Corte
text-width-normal = Normali
text-width-wide = Lunghe
reading-time = { NUMBER($minutes) } min di lettura
listen = Ascolta
stop-listening = Interrompi l’ascolto
enlarge-picture = Ingrandisci l’immagine
close = Chiudi
changed-since-read = Questo articolo è cambiato da quando lo hai letto.
what-changed = Guarda che cosa è cambiato
changed-nothing-shown = Le parole mostrate qui sono le stesse.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } nuovo articolo
    [many] { NUMBER($count) } di nuovi articoli
   *[other] { NUMBER($count) } nuovi articoli
}
article-updated = Questo articolo è stato appena aggiornato.
show-update = Mostra la nuova versione
breaking = Ultim’ora
live = In diretta
live-over = Questa diretta è terminata.
live-refresh = Mostra gli ultimi aggiornamenti
key-events = Momenti chiave
link-to-entry = Link a questo aggiornamento
my-paper = Il mio giornale
my-paper-lead = Articoli sui temi e dalle fonti che segui, a partire dal più recente. Ciò che segui è conservato nell’indirizzo di questa pagina e nel tuo browser, non da noi.
my-paper-empty = Non segui ancora nulla. Nella pagina di ogni tema e di ogni fonte c’è un pulsante per farlo.
my-paper-following = Temi e fonti che segui
my-paper-feed = Feed (RSS)
my-paper-opml = Elenco dei feed (OPML)
follow = Segui: { $name }
unfollow = Smetti di seguire: { $name }
follow-full = Il tuo giornale è pieno. Prima smetti di seguire un tema o una fonte in «Il mio giornale».

## Date and weather
weather-label = Meteo: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = rilevazione delle ore { $time }
weather-place = Località per il meteo
weather-none = nessuna rilevazione recente

## Fronts
must-read = Da leggere
latest = Ultime notizie
most-read = I più letti
more-of = Tutti gli articoli: { $section }
no-stories = Qui non ci sono ancora articoli. I primi appariranno in questa pagina.
pages = Pagine
page-number = Pagina { $number }
newer = Articoli più recenti
older = Articoli meno recenti
advertisement = Pubblicità

## Article
published = Pubblicato:
updated = Aggiornato:
by = Di { $name }
source = Fonte
original-at = Leggi l’originale: { $source } ({ $language })
licence = Licenza: { $licence }
disclaimer-outside = { $site } pubblica articoli di varie fonti esterne, che esprimono un’ampia gamma di opinioni. La fonte di questo articolo è { $source }; { $site } non ne condivide necessariamente le posizioni.
disclaimer-own = Questo articolo è stato scritto dalla redazione di { $site }.
age-months = { PLURAL($count) ->
    [one] Questo articolo è di un mese fa.
   *[other] Questo articolo è di { $count } mesi fa.
}
age-years = { PLURAL($count) ->
    [one] Questo articolo risale a più di un anno fa.
   *[other] Questo articolo risale a più di { $count } anni fa.
}
topics = Temi
related = Sullo stesso tema
share = Condividi
copy-link = Copia il link
link-copied = Link copiato
copy-failed = Non è stato possibile copiare il link. È nella barra degli indirizzi.
share-by-mail = Invia per email
share-with = Condividi con…

## Topics and sources
topic-lead = Tutti gli articoli su questo tema, a partire dal più recente.
sources-lead = Chi c’è dietro gli articoli che non sono nostri: ciascuno cita la fonte, rimanda all’originale e indica la licenza.
source-lead = Fonte: { $source }. Gli articoli, a partire dal più recente.
source-homepage = Il sito della fonte
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } articolo
    [many] { NUMBER($count) } di articoli
   *[other] { NUMBER($count) } articoli
}

## Search
search = Cerca
search-none = Nessun articolo trovato.
search-meant = Forse cercavi
search-some = Nessun articolo contiene tutte queste parole. Questi ne contengono alcune.
search-apart = Nessun articolo contiene queste parole una dopo l’altra. Questi le contengono tutte.
search-all-sections = Tutte le sezioni
search-all-sources = Tutte le fonti
search-everywhere = In tutte le lingue

## When something is missing
not-found = Pagina non trovata
not-found-text = A questo indirizzo non c’è nulla. Il link potrebbe essere vecchio o contenere un errore. Prosegui dalla prima pagina o dalle sezioni qui sopra.
gone = Questo articolo è stato ritirato
gone-text = La redazione ha rimosso questo articolo. Non tornerà a questo indirizzo.
failed = Al momento questa pagina non è disponibile
failed-text = L’errore è nostro, non tuo. Riprova tra qualche istante.
too-often = Troppe richieste
too-often-text = Dalla tua rete sono arrivate moltissime richieste in poco tempo. Attendi un momento e riprova.

## About
about-lead = { $site } è un giornale per i lettori di tutta Europa: una sola testata, in più lingue, da leggere su qualsiasi dispositivo.
about-sources = Alcuni articoli sono nostri, altri provengono da fonti esterne. Ogni articolo esterno cita la fonte, rimanda all’originale e indica la licenza.
about-software = Il sito è un unico programma. Non carica nulla da terzi, funziona senza JavaScript e non chiede alcun consenso, perché nulla lo richiede.
about-sample = I primi articoli di un nuovo sito sono un’edizione di prova: fatti veri, raccontati da noi, con fonti inventate i cui indirizzi terminano in «.example».

## Privacy
privacy-lead = Chi legge { $site } non lascia tracce che potremmo seguire.
privacy-others = Non ci sono account, reti pubblicitarie né servizi di misurazione. Nessuna richiesta viene inviata a un altro sito.
privacy-embeds = Quando un articolo mostra qualcosa di un altro sito, come un video, c’è soltanto un link. Il contenuto si carica solo su tua richiesta; quel sito riceve allora il tuo indirizzo IP e può impostare cookie.
privacy-cookies = C’è un solo cookie, e soltanto se scegli una lingua nell’elenco delle lingue: contiene quella lingua, per un anno, in modo che il sito si apra così.
privacy-languages = Se aggiungi lingue alla tua prima pagina, quel cookie contiene anche quelle, e il tuo browser le ricorda sul tuo dispositivo.
privacy-browser = Se scegli un’altra località per il meteo, il tuo browser la ricorda sul tuo dispositivo. Noi riceviamo il nome della località con la richiesta e non conserviamo nulla su di te.
privacy-offline = Per poterle aprire anche senza connessione, il tuo browser conserva le ultime pagine che hai letto. Non lasciano il tuo dispositivo; se cancelli i dati di questo sito nel browser, vengono eliminate.
privacy-follow = Se segui temi o fonti, il tuo browser li ricorda sul tuo dispositivo, e l’indirizzo di «Il mio giornale» li contiene. Il tuo browser ricorda anche quale versione di un articolo hai letto, per mostrare che cosa è cambiato da allora. Noi non conserviamo né l’una né l’altra cosa.
privacy-counts = Per sapere che cosa si legge di più, contiamo ogni lettore di un articolo una volta al giorno. Per distinguere i lettori, una forma irriconoscibile di indirizzo e browser resta in memoria fino a mezzanotte e poi viene eliminata insieme alla sua chiave; il conteggio in sé non contiene indirizzi, dispositivi o persone.
privacy-logs = I nostri registri tecnici annotano che cosa è stato richiesto e il tempo di risposta, senza indirizzi.

## Accessibility
accessibility-lead = { $site } è per tutti. Seguiamo le Linee guida per l’accessibilità dei contenuti web (WCAG) 2.2, livello AA.
accessibility-how = Ogni pagina ha un solo titolo principale, aree con un nome e un link per saltare al contenuto. Tutte le funzioni sono utilizzabili con la tastiera, con il testo ingrandito, in modalità scura e chiara e con i colori forzati.
accessibility-tests = Ogni modifica è verificata in automatico su tutti i tipi di pagina. Restano da fare le prove con persone che usano tecnologie assistive.
accessibility-limits = Che cosa manca, per quanto ne sappiamo: i grafici sono descritti a parole, ma i loro dati non si possono leggere come tabelle.

## The sky
sky-clear = sereno
sky-fair = poco nuvoloso
sky-partly_cloudy = parzialmente nuvoloso
sky-cloudy = nuvoloso
sky-fog = nebbia
sky-light_rain = pioggia debole
sky-rain = pioggia
sky-heavy_rain = pioggia intensa
sky-sleet = pioggia mista a neve
sky-snow = neve
sky-thunder = temporale

## Sections (the URL is made from the name)
section-world = Mondo
section-europe = Europa
section-politics = Politica
section-economy = Economia
section-science = Scienze
section-environment = Ambiente
section-culture = Cultura
section-sport = Sport

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amsterdam
place-athens = Atene
place-belgrade = Belgrado
place-berlin = Berlino
place-bern = Berna
place-bratislava = Bratislava
place-brussels = Bruxelles
place-bucharest = Bucarest
place-budapest = Budapest
place-chisinau = Chișinău
place-copenhagen = Copenaghen
place-dublin = Dublino
place-helsinki = Helsinki
place-kyiv = Kiev
place-lisbon = Lisbona
place-ljubljana = Lubiana
place-london = Londra
place-luxembourg = Lussemburgo
place-madrid = Madrid
place-nicosia = Nicosia
place-oslo = Oslo
place-paris = Parigi
place-podgorica = Podgorica
place-prague = Praga
place-reykjavik = Reykjavík
place-riga = Riga
place-rome = Roma
place-sarajevo = Sarajevo
place-skopje = Skopje
place-sofia = Sofia
place-stockholm = Stoccolma
place-tallinn = Tallinn
place-tirana = Tirana
place-valletta = La Valletta
place-vienna = Vienna
place-vilnius = Vilnius
place-warsaw = Varsavia
place-zagreb = Zagabria

## Where an outside article comes from
provenance = Da dove viene questo articolo
provenance-fetched = Ricevuto: { $date }
provenance-seen = Visto per l’ultima volta presso la fonte: { $date }
provenance-hash = SHA-256 del documento ricevuto
provenance-excerpt = { $source } consente di pubblicare solo un estratto; il testo integrale è sul sito della fonte.
provenance-canonical = Ai motori di ricerca si chiede di indicare l’originale e non questa pagina.
provenance-date-missing = La fonte non ha indicato una data; al suo posto figura l’ora di ricezione.
provenance-date-future = La fonte ha indicato una data futura; al suo posto figura l’ora di ricezione.
provenance-date-implausible = La fonte ha indicato una data impossibile; al suo posto figura l’ora di ricezione.
provenance-also = Altre fonti dello stesso testo
provenance-versions = Versioni precedenti
provenance-version = Versione ricevuta ({ $date }) e che cosa ha cambiato la successiva
original-gone = L’originale non è più online. Ricezione di questo testo: { $date }.
open-embed = Apri su { $name }
load-embed = Carica qui da { $name }
load-embed-note = { $name } riceve allora il tuo indirizzo IP e può impostare cookie.
source-language = Lingua: { $language }
source-received = Ultima ricezione: { $date }
ago-minutes = { PLURAL($count) ->
    [one] { $count } min fa
   *[other] { $count } min fa
}
ago-hours = { PLURAL($count) ->
    [one] { $count } h fa
   *[other] { $count } h fa
}
ago-days = { PLURAL($count) ->
    [one] { $count } g fa
   *[other] { $count } gg fa
}
