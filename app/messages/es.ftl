# Spanish.

## The frame of every page
tagline = La actualidad europea, en su idioma
skip-to-content = Ir al contenido
menu = Menú
sections = Secciones
front-page = Portada
languages = Idiomas
read-in = Leer en otro idioma:
not-translated = sin traducir: ir a la portada
keep-language = Abrir siempre en español
keep-language-note = Su elección de idioma se guarda en una cookie durante un año.
language-kept = A partir de ahora, este sitio se abre en español.
also-read = También leo en otros idiomas
also-save = Guardar
site-pages = Sobre este sitio
about = Quiénes somos
privacy = Privacidad
accessibility = Accesibilidad
sources = Nuestras fuentes
footer-note = Hecho con software libre. Sin rastreadores ni peticiones a terceros.
light-page = Versión ligera, sin imágenes ni scripts
whole-page = Versión completa de esta página
saved = Artículos guardados
saved-lead = Los artículos que guarda y los últimos que ha leído permanecen en este navegador y se abren también sin conexión.
saved-list = Guardados
read-list = Leídos recientemente
saved-none = Todavía no hay nada guardado en este navegador.
offline-now = En este momento no hay conexión y la página que ha pedido no está en su navegador. Esto es lo que hay en él.
remove-saved = Quitar
save-story = Leer más tarde
story-saved = Guardado. También se abre sin conexión.
save-failed = No se ha podido guardar: no hay conexión o el navegador no lo permite.
take-today = Llevarme la edición de hoy
take-today-note = Guarda los artículos de la portada con imágenes pequeñas: aproximadamente { NUMBER($megabytes) } MB.
reading = Ajustes de lectura
theme = Colores
theme-auto = Como en el dispositivo
theme-light = Claros
theme-dark = Oscuros
text-size = Tamaño del texto
text-size-small = Pequeño
text-size-normal = Normal
text-size-large = Grande
text-size-larger = Muy grande
text-width = Longitud de línea
text-width-narrow = Corta
text-width-normal = Normal
text-width-wide = Larga
reading-time = { NUMBER($minutes) } min de lectura
listen = Escuchar
stop-listening = Dejar de escuchar
enlarge-picture = Ampliar la imagen
close = Cerrar
changed-since-read = Este artículo ha cambiado desde que usted lo leyó.
what-changed = Ver qué ha cambiado
changed-nothing-shown = Las palabras que se muestran aquí son las mismas.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } artículo nuevo
    [many] { NUMBER($count) } de artículos nuevos
   *[other] { NUMBER($count) } artículos nuevos
}
article-updated = Este artículo acaba de actualizarse.
show-update = Mostrar la nueva versión
breaking = Última hora
live = En directo
live-over = Este directo ha terminado.
live-refresh = Mostrar las últimas entradas
key-events = Momentos clave
link-to-entry = Enlace a esta entrada
my-paper = Mi periódico
my-paper-lead = Artículos sobre los temas y de las fuentes que sigue, del más reciente al más antiguo. Lo que usted sigue se guarda en la dirección de esta página y en su navegador; nosotros no lo guardamos.
my-paper-empty = Todavía no sigue nada. En la página de cada tema y de cada fuente hay un botón para ello.
my-paper-following = Temas y fuentes que sigue
my-paper-feed = Canal (RSS)
my-paper-opml = Lista de canales (OPML)
follow = Seguir: { $name }
unfollow = Dejar de seguir: { $name }
follow-full = Su periódico está lleno. Primero deje de seguir algún tema o alguna fuente en «Mi periódico».

## Date and weather
weather-label = El tiempo: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = última medición: { $time } h
weather-place = El tiempo: elegir ciudad
weather-none = sin datos recientes

## Fronts
must-read = Imprescindible
latest = Últimas noticias
most-read = Lo más leído
more-of = Todos los artículos: { $section }
no-stories = Aquí todavía no hay artículos. Los primeros aparecerán en esta página.
pages = Páginas
page-number = Página { $number }
newer = Artículos más recientes
older = Artículos anteriores
advertisement = Publicidad

## Article
published = Publicado el
updated = Actualizado el
by = Por { $name }
source = Fuente
original-at = Leer el original en { $source } ({ $language })
licence = Licencia: { $licence }
disclaimer-outside = { $site } publica artículos de diversas fuentes externas, que expresan una amplia variedad de puntos de vista. La fuente de este artículo es { $source }; las posiciones que en él se defienden no son necesariamente las de { $site }.
disclaimer-own = Este artículo ha sido escrito por la redacción de { $site }.
age-months = { PLURAL($count) ->
    [one] Este artículo tiene un mes.
   *[other] Este artículo tiene { $count } meses.
}
age-years = { PLURAL($count) ->
    [one] Este artículo tiene más de un año.
   *[other] Este artículo tiene más de { $count } años.
}
topics = Temas
related = Más sobre este tema
share = Compartir
copy-link = Copiar enlace
link-copied = Enlace copiado
copy-failed = No se ha podido copiar el enlace. Está en la barra de direcciones.
share-by-mail = Enviar por correo electrónico
share-with = Compartir con…

## Topics and sources
topic-lead = Todos los artículos sobre este tema, del más reciente al más antiguo.
sources-lead = Quién está detrás de los artículos que no son nuestros: cada uno cita su fuente, enlaza con el original e indica su licencia.
source-lead = Artículos de { $source }, del más reciente al más antiguo.
source-homepage = El sitio web de la fuente
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } artículo
    [many] { NUMBER($count) } de artículos
   *[other] { NUMBER($count) } artículos
}

## Search
search = Buscar
search-none = No se han encontrado artículos.
search-meant = Quizá quiso decir
search-some = Ningún artículo contiene todas estas palabras. Estos contienen algunas.
search-apart = Ningún artículo contiene estas palabras seguidas. Estos las contienen todas.
search-all-sections = Todas las secciones
search-all-sources = Todas las fuentes
search-everywhere = En todos los idiomas

## When something is missing
not-found = Página no encontrada
not-found-text = No hay nada en esta dirección. Es posible que el enlace sea antiguo o esté mal escrito. Puede seguir leyendo desde la portada o las secciones de arriba.
gone = Este artículo ha sido retirado
gone-text = La redacción ha retirado este artículo. No volverá a publicarse en esta dirección.
failed = Esta página no se puede mostrar en este momento
failed-text = El fallo es nuestro, no suyo. Inténtelo de nuevo en unos instantes.
too-often = Demasiadas peticiones
too-often-text = Desde su red han llegado muchísimas peticiones en poco tiempo. Espere un momento e inténtelo de nuevo.

## About
about-lead = { $site } es un periódico para lectores de toda Europa: una sola cabecera, en varios idiomas, que se lee en cualquier dispositivo.
about-sources = Algunos artículos son propios; otros proceden de fuentes externas. Cada artículo externo cita su fuente, enlaza con el original e indica su licencia.
about-software = El sitio es un único programa. No carga nada de terceros, funciona sin JavaScript y no pide ningún consentimiento, porque nada lo requiere.
about-sample = Los primeros artículos de un sitio nuevo son una edición de muestra: hechos reales, contados por nosotros, con fuentes inventadas cuyas direcciones terminan en «.example».

## Privacy
privacy-lead = Quien lee { $site } no deja ningún rastro que podamos seguir.
privacy-others = No hay cuentas, redes publicitarias ni servicios de medición. Ninguna petición va a otro sitio.
privacy-embeds = Cuando un artículo muestra algo de otro sitio, como un vídeo, solo hay un enlace. Se carga cuando usted lo pide; ese sitio recibe entonces su dirección IP y puede instalar cookies.
privacy-cookies = Solo hay una cookie, y únicamente si elige un idioma en la lista de idiomas: contiene ese idioma, durante un año, para que el sitio se abra en él.
privacy-languages = Si añade idiomas a su portada, esa cookie también los contiene, y su navegador los recuerda en su dispositivo.
privacy-browser = Si elige otra ciudad para el tiempo, su navegador la recuerda en su dispositivo. Nosotros recibimos el nombre de la ciudad con la petición y no guardamos nada sobre usted.
privacy-offline = Para que se abran sin conexión, su navegador conserva las últimas páginas que ha leído. No salen de su dispositivo; si borra los datos de este sitio en el navegador, desaparecen.
privacy-follow = Si sigue temas o fuentes, su navegador los recuerda en su dispositivo, y la dirección de «Mi periódico» los menciona. Su navegador también recuerda qué versión de un artículo ha leído, para mostrar qué ha cambiado desde entonces. Nosotros no guardamos ni lo uno ni lo otro.
privacy-counts = Para saber qué es lo más leído, contamos a cada lector de un artículo una vez al día. Para distinguir a unos de otros, se conserva en memoria hasta medianoche una forma irreconocible de la dirección y el navegador, que después se elimina junto con su clave; el recuento en sí no contiene direcciones, dispositivos ni personas.
privacy-logs = Los registros del servidor recogen qué se ha pedido y cuánto ha tardado la respuesta, sin direcciones.

## Accessibility
accessibility-lead = { $site } es para todos. Seguimos las Pautas de accesibilidad para el contenido web (WCAG) 2.2, nivel AA.
accessibility-how = Cada página tiene un único título principal, regiones con nombre y un enlace para saltar al contenido. Todas las funciones pueden usarse con el teclado, con el texto ampliado, en modo oscuro y claro y con colores forzados.
accessibility-tests = Cada cambio se comprueba de forma automática en todos los tipos de página. Faltan todavía pruebas con personas que usen tecnologías de apoyo.
accessibility-limits = Lo que nos consta que falta: los gráficos se describen con palabras, pero sus datos no pueden leerse como tablas.

## The sky
sky-clear = cielo despejado
sky-fair = cielo poco nuboso
sky-partly_cloudy = intervalos nubosos
sky-cloudy = cielo cubierto
sky-fog = niebla
sky-light_rain = lluvia débil
sky-rain = lluvia
sky-heavy_rain = lluvia fuerte
sky-sleet = aguanieve
sky-snow = nieve
sky-thunder = tormenta

## Sections (the URL is made from the name)
section-world = Internacional
section-europe = Europa
section-politics = Política
section-economy = Economía
section-science = Ciencia
section-environment = Medioambiente
section-culture = Cultura
section-sport = Deportes

## Places (names as CLDR has them, where it has them)
place-amsterdam = Ámsterdam
place-athens = Atenas
place-belgrade = Belgrado
place-berlin = Berlín
place-bern = Berna
place-bratislava = Bratislava
place-brussels = Bruselas
place-bucharest = Bucarest
place-budapest = Budapest
place-chisinau = Chisináu
place-copenhagen = Copenhague
place-dublin = Dublín
place-helsinki = Helsinki
place-kyiv = Kiev
place-lisbon = Lisboa
place-ljubljana = Liubliana
place-london = Londres
place-luxembourg = Luxemburgo
place-madrid = Madrid
place-nicosia = Nicosia
place-oslo = Oslo
place-paris = París
place-podgorica = Podgorica
place-prague = Praga
place-reykjavik = Reikiavik
place-riga = Riga
place-rome = Roma
place-sarajevo = Sarajevo
place-skopje = Skopie
place-sofia = Sofía
place-stockholm = Estocolmo
place-tallinn = Tallin
place-tirana = Tirana
place-valletta = La Valeta
place-vienna = Viena
place-vilnius = Vilna
place-warsaw = Varsovia
place-zagreb = Zagreb

## Where an outside article comes from
provenance = De dónde viene este artículo
provenance-fetched = Recibido el { $date }
provenance-seen = Visto por última vez en la fuente el { $date }
provenance-hash = SHA-256 del documento recibido
provenance-excerpt = { $source } solo permite publicar un extracto; el texto completo está en su propio sitio web.
provenance-canonical = Se pide a los buscadores que muestren el original y no esta página.
provenance-date-missing = La fuente no indicó ninguna fecha; en su lugar figura la hora de recepción.
provenance-date-future = La fuente indicó una fecha futura; en su lugar figura la hora de recepción.
provenance-date-implausible = La fuente indicó una fecha imposible; en su lugar figura la hora de recepción.
provenance-also = El mismo texto llegó también de
provenance-versions = Versiones anteriores
provenance-version = Versión recibida el { $date }, y lo que cambió la siguiente
original-gone = El original ya no está en línea. Este texto se recibió el { $date }.
open-embed = Abrir en { $name }
load-embed = Cargar aquí desde { $name }
load-embed-note = { $name } recibirá entonces su dirección IP y podrá instalar cookies.
source-language = Idioma: { $language }
source-received = Recibido por última vez el { $date }
ago-minutes = { PLURAL($count) ->
    [one] hace { $count } min
   *[other] hace { $count } min
}
ago-hours = { PLURAL($count) ->
    [one] hace { $count } h
   *[other] hace { $count } h
}
ago-days = { PLURAL($count) ->
    [one] hace { $count } d
   *[other] hace { $count } d
}
