# Swedish.

## The frame of every page
tagline = Nyheter från Europa på ditt språk
skip-to-content = Hoppa till innehållet
menu = Meny
sections = Avdelningar
front-page = Förstasidan
languages = Språk
read-in = Läs på ett annat språk:
not-translated = inte översatt: till förstasidan
keep-language = Öppna alltid på svenska
keep-language-note = Ditt val av språk sparas i en kaka i ett år.
language-kept = Från och med nu öppnas webbplatsen på svenska.
also-read = Jag läser även andra språk
also-save = Spara
site-pages = Om webbplatsen
about = Om oss
privacy = Integritet
accessibility = Tillgänglighet
sources = Våra källor
footer-note = Byggd med fri programvara. Ingen spårning, inga anrop till tredje part.
light-page = Lätt version utan bilder och skript
whole-page = Den fullständiga versionen av sidan
saved = Sparade artiklar
saved-lead = Artiklar som du sparar och de som du senast har läst ligger kvar i den här webbläsaren och kan öppnas utan nätanslutning.
saved-list = Sparade
read-list = Nyligen lästa
saved-none = Ingenting är sparat i den här webbläsaren ännu.
offline-now = Det finns ingen nätanslutning just nu, och sidan du ville läsa finns inte i din webbläsare. Det här finns där.
remove-saved = Ta bort
save-story = Spara till senare
story-saved = Sparad. Kan öppnas även utan nätanslutning.
save-failed = Det gick inte att spara: det finns ingen nätanslutning, eller så tillåter webbläsaren det inte.
take-today = Ta med dagens tidning
take-today-note = Sparar förstasidans artiklar med små bilder: cirka { NUMBER($megabytes) } MB.
reading = Läsinställningar
theme = Färger
theme-auto = Som på enheten
theme-light = Ljusa
theme-dark = Mörka
text-size = Textstorlek
text-size-small = Liten
text-size-normal = Normal
text-size-large = Stor
text-size-larger = Mycket stor
text-width = Radlängd
text-width-narrow = Kort
text-width-normal = Normal
text-width-wide = Lång
reading-time = Lästid { NUMBER($minutes) } min
listen = Lyssna
stop-listening = Sluta lyssna
enlarge-picture = Förstora bilden
close = Stäng
changed-since-read = Den här artikeln har ändrats sedan du läste den.
what-changed = Se vad som har ändrats
changed-nothing-shown = Orden som visas här är desamma.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } ny artikel
   *[other] { NUMBER($count) } nya artiklar
}
article-updated = Den här artikeln har just uppdaterats.
show-update = Visa den nya versionen
breaking = Just nu
live = Direkt
live-over = Den här direktrapporten är avslutad.
live-refresh = Visa de senaste inläggen
key-events = Viktiga händelser
link-to-entry = Länk till det här inlägget
my-paper = Min tidning
my-paper-lead = Artiklar om de ämnen och från de källor som du följer, de senaste först. Vad du följer sparas i sidans adress och i din webbläsare, inte hos oss.
my-paper-empty = Du följer ingenting ännu. På sidan för varje ämne och varje källa finns en knapp för det.
my-paper-following = Du följer
my-paper-feed = Flöde (RSS)
my-paper-opml = Lista över flöden (OPML)
follow = Följ { $name }
unfollow = Sluta följa { $name }
follow-full = Din tidning är full. Sluta först följa något under ”Min tidning”.

## Date and weather
weather-label = Vädret: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = uppmätt kl. { $time }
weather-place = Ort för vädret
weather-none = ingen aktuell mätning

## Fronts
must-read = Missa inte
latest = Senaste nytt
most-read = Mest läst
more-of = Alla artiklar: { $section }
no-stories = Här finns inga artiklar ännu. De första kommer att visas på den här sidan.
pages = Sidor
page-number = Sida { $number }
newer = Nyare artiklar
older = Äldre artiklar
advertisement = Annons

## Article
published = Publicerad
updated = Uppdaterad
by = Av { $name }
source = Källa
original-at = Läs originalet hos { $source } ({ $language })
licence = Licens: { $licence }
disclaimer-outside = { $site } publicerar artiklar från en rad externa källor som ger uttryck för många olika synsätt. Den här artikeln kommer från { $source }; de ståndpunkter som framförs delas inte nödvändigtvis av { $site }.
disclaimer-own = Den här artikeln är skriven av redaktionen på { $site }.
age-months = { PLURAL($count) ->
    [one] Den här artikeln är en månad gammal.
   *[other] Den här artikeln är { $count } månader gammal.
}
age-years = { PLURAL($count) ->
    [one] Den här artikeln är mer än ett år gammal.
   *[other] Den här artikeln är mer än { $count } år gammal.
}
topics = Ämnen
related = Mer om ämnet
share = Dela
copy-link = Kopiera länk
link-copied = Länken har kopierats
copy-failed = Länken kunde inte kopieras. Den finns i adressfältet.
share-by-mail = Skicka med e-post
share-with = Dela via …

## Topics and sources
topic-lead = Alla artiklar om ämnet, de senaste först.
sources-lead = Här ser du vilka som står bakom de artiklar som inte är våra egna: varje artikel anger sin källa, länkar till originalet och redovisar sin licens.
source-lead = Artiklar från { $source }, de senaste först.
source-homepage = Källans egen webbplats
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } artikel
   *[other] { NUMBER($count) } artiklar
}

## Search
search = Sök
search-none = Inga artiklar hittades.
search-meant = Menade du
search-some = Ingen artikel innehåller alla dessa ord. De här innehåller några av dem.
search-apart = Ingen artikel har de här orden i följd. De här har alla.
search-all-sections = Alla avdelningar
search-all-sources = Alla källor
search-everywhere = På alla språk

## When something is missing
not-found = Sidan finns inte
not-found-text = Det finns inget på den här adressen. Länken kan vara gammal eller felskriven. Gå vidare via förstasidan och avdelningarna ovan.
gone = Artikeln har dragits tillbaka
gone-text = Redaktionen har tagit bort artikeln. Den kommer inte tillbaka på den här adressen.
failed = Sidan kan inte visas just nu
failed-text = Felet ligger hos oss, inte hos dig. Försök igen om en stund.
too-often = För många anrop
too-often-text = Det har på kort tid kommit väldigt många anrop från ditt nätverk. Vänta en stund och försök sedan igen.

## About
about-lead = { $site } är en tidning för läsare i hela Europa: en enda tidning, på flera språk, för alla skärmar.
about-sources = En del artiklar är våra egna, andra kommer från externa källor. Varje extern artikel anger sin källa, länkar till originalet och redovisar sin licens.
about-software = Webbplatsen är ett enda program. Den hämtar ingenting från någon annan, fungerar utan JavaScript och ber inte om samtycke, eftersom inget här kräver det.
about-sample = De första artiklarna på en ny webbplats är en provutgåva: verkliga händelser, återgivna av oss, med påhittade källor på adresser som slutar på ”.example”.

## Privacy
privacy-lead = Den som läser { $site } lämnar inga spår som vi kan följa.
privacy-others = Här finns inga konton, inga annonsnätverk och inga mättjänster. Inga anrop går till andra webbplatser.
privacy-embeds = När en artikel visar något från en annan webbplats, till exempel en video, finns där bara en länk. Det läses in först när du ber om det; webbplatsen får då din IP-adress och kan sätta kakor.
privacy-cookies = Det finns en enda kaka, och bara om du väljer ett språk i listan över språk: den innehåller språket, i ett år, så att webbplatsen öppnas på det.
privacy-languages = Om du lägger till språk på din förstasida innehåller kakan även dem, och webbläsaren sparar dem på din enhet.
privacy-browser = Om du väljer en annan ort för vädret sparar webbläsaren valet på din enhet. Vi får ortens namn med anropet och sparar ingenting om dig.
privacy-offline = För att de ska kunna öppnas utan nätanslutning sparar webbläsaren de sidor som du senast har läst. De lämnar inte din enhet; om du raderar webbplatsens data i webbläsaren försvinner de.
privacy-follow = Om du följer ämnen eller källor sparar webbläsaren dem på din enhet, och adressen till ”Min tidning” anger dem. Webbläsaren kommer också ihåg vilken version av en artikel du har läst, för att kunna visa vad som har ändrats sedan dess. Vi sparar ingetdera.
privacy-counts = För att veta vad som läses mest räknar vi varje läsare av en artikel en gång om dagen. För att skilja läsarna åt hålls en oigenkännlig form av adress och webbläsare i minnet till midnatt och kastas sedan tillsammans med sin nyckel; själva räkningen innehåller inga adresser, inga enheter och inga personer.
privacy-logs = Våra loggar visar vad som efterfrågades och hur lång tid det tog, utan adresser.

## Accessibility
accessibility-lead = { $site } är till för alla. Vi följer riktlinjerna för tillgängligt webbinnehåll, WCAG 2.2, på nivå AA.
accessibility-how = Varje sida har en huvudrubrik, namngivna landmärken och en länk direkt till innehållet. Alla funktioner går att använda med tangentbord, med förstorad text, i mörkt och ljust läge och med påtvingade färger.
accessibility-tests = Varje ändring testas maskinellt på alla typer av sidor. Tester av personer som använder hjälpmedel återstår att göra.
accessibility-limits = Det vi vet saknas: diagram beskrivs i ord, men deras data går inte att läsa som tabeller.

## The sky
sky-clear = klart
sky-fair = mest klart
sky-partly_cloudy = halvklart
sky-cloudy = mulet
sky-fog = dimma
sky-light_rain = lätt regn
sky-rain = regn
sky-heavy_rain = kraftigt regn
sky-sleet = snöblandat regn
sky-snow = snö
sky-thunder = åska

## Sections (the URL is made from the name)
section-world = Världen
section-europe = Europa
section-politics = Politik
section-economy = Ekonomi
section-science = Vetenskap
section-environment = Miljö
section-culture = Kultur
section-sport = Sport

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amsterdam
place-athens = Aten
place-belgrade = Belgrad
place-berlin = Berlin
place-bern = Bern
place-bratislava = Bratislava
place-brussels = Bryssel
place-bucharest = Bukarest
place-budapest = Budapest
place-chisinau = Chișinău
place-copenhagen = Köpenhamn
place-dublin = Dublin
place-helsinki = Helsingfors
place-kyiv = Kiev
place-lisbon = Lissabon
place-ljubljana = Ljubljana
place-london = London
place-luxembourg = Luxemburg
place-madrid = Madrid
place-nicosia = Nicosia
place-oslo = Oslo
place-paris = Paris
place-podgorica = Podgorica
place-prague = Prag
place-reykjavik = Reykjavik
place-riga = Riga
place-rome = Rom
place-sarajevo = Sarajevo
place-skopje = Skopje
place-sofia = Sofia
place-stockholm = Stockholm
place-tallinn = Tallinn
place-tirana = Tirana
place-valletta = Valletta
place-vienna = Wien
place-vilnius = Vilnius
place-warsaw = Warszawa
place-zagreb = Zagreb

## Where an outside article comes from
provenance = Varifrån den här artikeln kommer
provenance-fetched = Mottagen { $date }
provenance-seen = Senast sedd hos källan { $date }
provenance-hash = SHA-256 för det mottagna dokumentet
provenance-excerpt = { $source } tillåter endast ett utdrag; hela texten finns på källans egen webbplats.
provenance-canonical = Sökmotorer ombeds visa originalet och inte den här sidan.
provenance-date-missing = Källan angav inget datum; i stället anges tiden för mottagandet.
provenance-date-future = Källan angav ett datum i framtiden; i stället anges tiden för mottagandet.
provenance-date-implausible = Källan angav ett datum som inte kan stämma; i stället anges tiden för mottagandet.
provenance-also = Samma text kom också från
provenance-versions = Tidigare versioner
provenance-version = Version mottagen { $date }, och vad nästa ändrade
original-gone = Originalet finns inte längre på nätet. Den här texten togs emot { $date }.
open-embed = Öppna på { $name }
load-embed = Läs in här från { $name }
load-embed-note = { $name } får då din IP-adress och kan sätta kakor.
source-language = Språk: { $language }
source-received = Senast mottaget { $date }
ago-minutes = { PLURAL($count) ->
    [one] för { $count } min sen
   *[other] för { $count } min sen
}
ago-hours = { PLURAL($count) ->
    [one] för { $count } tim sedan
   *[other] för { $count } tim sedan
}
ago-days = { PLURAL($count) ->
    [one] för { $count } d sedan
   *[other] för { $count } d sedan
}
