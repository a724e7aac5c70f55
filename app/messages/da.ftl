# Danish.

## The frame of every page
tagline = Nyheder fra Europa på dit sprog
skip-to-content = Gå til indhold
menu = Menu
sections = Sektioner
front-page = Forside
languages = Sprog
read-in = Læs på et andet sprog:
not-translated = ikke oversat: til forsiden
keep-language = Åbn altid på dansk
keep-language-note = Dit sprogvalg gemmes i en cookie i et år.
language-kept = Fra nu af åbner dette websted på dansk.
also-read = Jeg læser også andre sprog
also-save = Gem
site-pages = Om dette websted
about = Om os
privacy = Privatliv
accessibility = Tilgængelighed
sources = Vores kilder
footer-note = Lavet med fri software. Ingen sporing, ingen forespørgsler til tredjeparter.
light-page = Let version uden billeder og scripts
whole-page = Den fulde version af denne side
saved = Gemte artikler
saved-lead = Artikler, du gemmer, og dem, du sidst har læst, bliver i denne browser og kan åbnes uden netforbindelse.
saved-list = Gemt
read-list = Læst for nylig
saved-none = Der er endnu ikke gemt noget i denne browser.
offline-now = Der er ingen netforbindelse lige nu, og den side, du ville læse, ligger ikke i din browser. Her er, hvad der ligger i den.
remove-saved = Fjern
save-story = Gem til senere
story-saved = Gemt. Kan også åbnes uden netforbindelse.
save-failed = Kunne ikke gemmes: Der er ingen netforbindelse, eller browseren tillader det ikke.
take-today = Tag dagens avis med
take-today-note = Gemmer forsidens artikler med små billeder: ca. { NUMBER($megabytes) } MB.
reading = Læseindstillinger
theme = Farver
theme-auto = Som på enheden
theme-light = Lyse
theme-dark = Mørke
text-size = Tekststørrelse
text-size-small = Lille
text-size-normal = Normal
text-size-large = Stor
text-size-larger = Meget stor
text-width = Linjelængde
text-width-narrow = Kort
text-width-normal = Normal
text-width-wide = Lang
reading-time = Læsetid: { NUMBER($minutes) } min.
listen = Lyt
stop-listening = Stop oplæsningen
enlarge-picture = Forstør billedet
close = Luk
changed-since-read = Denne artikel er ændret, siden du læste den.
what-changed = Se, hvad der er ændret
changed-nothing-shown = Ordene, der vises her, er de samme.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } ny artikel
   *[other] { NUMBER($count) } nye artikler
}
article-updated = Denne artikel er netop blevet opdateret.
show-update = Vis den nye version
breaking = Breaking
live = Live
live-over = Denne liveblog er afsluttet.
live-refresh = Vis de seneste opdateringer
key-events = De vigtigste begivenheder
link-to-entry = Link til denne opdatering
my-paper = Min avis
my-paper-lead = Artikler om de emner og fra de kilder, du følger, de nyeste først. Hvad du følger, står i denne sides adresse og i din browser, ikke hos os.
my-paper-empty = Du følger ikke noget endnu. Der er en knap til det på siden for hvert emne og hver kilde.
my-paper-following = Du følger
my-paper-feed = Feed (RSS)
my-paper-opml = Liste over feeds (OPML)
follow = Følg { $name }
unfollow = Stop med at følge { $name }
follow-full = Din avis er fyldt op. Stop først med at følge noget under »Min avis«.

## Date and weather
weather-label = Vejret: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = målt kl. { $time }
weather-place = Vejret: vælg by
weather-none = ingen aktuel måling

## Fronts
must-read = Gå ikke glip af
latest = Seneste nyt
most-read = Mest læste
more-of = Alle artikler: { $section }
no-stories = Her er endnu ingen artikler. De første kommer på denne side.
pages = Sider
page-number = Side { $number }
newer = Nyere artikler
older = Ældre artikler
advertisement = Annonce

## Article
published = Publiceret
updated = Opdateret
by = Af { $name }
source = Kilde
original-at = Læs originalen hos { $source } ({ $language })
licence = Licens: { $licence }
disclaimer-outside = { $site } bringer artikler fra en række eksterne kilder med mange forskellige synspunkter. Denne artikel kommer fra { $source }; holdningerne i den deles ikke nødvendigvis af { $site }.
disclaimer-own = Denne artikel er skrevet af redaktionen på { $site }.
age-months = { PLURAL($count) ->
    [one] Denne artikel er en måned gammel.
   *[other] Denne artikel er { $count } måneder gammel.
}
age-years = { PLURAL($count) ->
    [one] Denne artikel er mere end et år gammel.
   *[other] Denne artikel er mere end { $count } år gammel.
}
topics = Emner
related = Mere om emnet
share = Del
copy-link = Kopiér link
link-copied = Link kopieret
copy-failed = Linket kunne ikke kopieres. Du finder det i adresselinjen.
share-by-mail = Send med e-mail
share-with = Del via …

## Topics and sources
topic-lead = Alle artikler om emnet, de nyeste først.
sources-lead = Her kan du se, hvem der står bag de artikler, vi ikke selv har skrevet: Hver af dem angiver sin kilde, linker til originalen og oplyser sin licens.
source-lead = Artikler fra { $source }, de nyeste først.
source-homepage = Kildens eget websted
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } artikel
   *[other] { NUMBER($count) } artikler
}

## Search
search = Søg
search-none = Ingen artikler fundet.
search-meant = Mente du
search-some = Ingen artikel har alle ordene. Disse har nogle af dem.
search-apart = Ingen artikel har disse ord efter hinanden. Disse har dem alle.
search-all-sections = Alle sektioner
search-all-sources = Alle kilder
search-everywhere = På alle sprog

## When something is missing
not-found = Siden findes ikke
not-found-text = Der er intet på denne adresse. Linket kan være forældet eller tastet forkert. Gå videre via forsiden og sektionerne ovenfor.
gone = Artiklen er trukket tilbage
gone-text = Redaktionen har fjernet artiklen. Den kommer ikke tilbage på denne adresse.
failed = Siden kan ikke vises lige nu
failed-text = Fejlen ligger hos os, ikke hos dig. Prøv igen om et øjeblik.
too-often = For mange forespørgsler
too-often-text = Der er på kort tid kommet rigtig mange forespørgsler fra dit netværk. Vent et øjeblik, og prøv så igen.

## About
about-lead = { $site } er en avis for læsere i hele Europa: én avis på flere sprog, som kan læses på alle enheder.
about-sources = Nogle artikler er vores egne, andre kommer fra eksterne kilder. Hver ekstern artikel angiver sin kilde, linker til originalen og oplyser sin licens.
about-software = Webstedet er ét enkelt program. Det henter intet fra andre, virker uden JavaScript og beder ikke om samtykke, for intet her kræver det.
about-sample = De første artikler på et nyt websted er en prøveudgave: virkelige begivenheder, fortalt af os, med opdigtede kilder på adresser, der ender på ».example«.

## Privacy
privacy-lead = Når du læser { $site }, efterlader du ingen spor, som vi kan følge.
privacy-others = Her er ingen brugerkonti, ingen annoncenetværk og ingen måletjenester. Ingen forespørgsler går til andre websteder.
privacy-embeds = Når en artikel viser noget fra et andet websted, f.eks. en video, står der kun et link. Det indlæses først, når du beder om det; webstedet får så din IP-adresse og kan sætte cookies.
privacy-cookies = Der er kun én cookie, og kun hvis du vælger et sprog på listen over sprog: Den indeholder sproget i et år, så webstedet åbner på det.
privacy-languages = Føjer du sprog til din forside, indeholder denne cookie også dem, og din browser husker dem på din enhed.
privacy-browser = Vælger du et andet sted til vejret, husker din browser det på din enhed. Vi modtager stedets navn sammen med forespørgslen og gemmer intet om dig.
privacy-offline = For at de kan åbnes uden netforbindelse, gemmer din browser de sider, du sidst har læst. De forlader ikke din enhed; sletter du webstedets data i browseren, forsvinder de.
privacy-follow = Følger du emner eller kilder, husker din browser dem på din enhed, og adressen på »Min avis« nævner dem. Din browser husker også, hvilken version af en artikel du har læst, så den kan vise, hvad der er ændret siden. Vi gemmer ingen af delene.
privacy-counts = For at vide, hvad der læses mest, tæller vi hver læser af en artikel én gang om dagen. For at skelne læserne fra hinanden holdes en uigenkendelig form af adresse og browser i hukommelsen til midnat og kasseres så sammen med sin nøgle; selve tællingen indeholder ingen adresser, ingen enheder og ingen personer.
privacy-logs = Serverens logfiler viser, hvad der blev hentet, og hvor lang tid det tog, men ingen adresser.

## Accessibility
accessibility-lead = { $site } er for alle. Vi følger retningslinjerne for tilgængeligt webindhold, WCAG 2.2, på niveau AA.
accessibility-how = Hver side har én hovedoverskrift, navngivne områder og et link direkte til indholdet. Alle funktioner virker med tastaturet, med forstørret tekst, i mørk og lys visning og med tvungne farver.
accessibility-tests = Hver ændring testes maskinelt på alle typer sider. Test med mennesker, der bruger hjælpemidler, mangler endnu.
accessibility-limits = Det, vi ved mangler: Diagrammer er beskrevet med ord, men deres data kan ikke læses som tabeller.

## The sky
sky-clear = klart
sky-fair = let skyet
sky-partly_cloudy = delvis skyet
sky-cloudy = overskyet
sky-fog = tåge
sky-light_rain = let regn
sky-rain = regn
sky-heavy_rain = kraftig regn
sky-sleet = slud
sky-snow = sne
sky-thunder = torden

## Sections (the URL is made from the name)
section-world = Verden
section-europe = Europa
section-politics = Politik
section-economy = Økonomi
section-science = Videnskab
section-environment = Miljø
section-culture = Kultur
section-sport = Sport

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amsterdam
place-athens = Athen
place-belgrade = Beograd
place-berlin = Berlin
place-bern = Bern
place-bratislava = Bratislava
place-brussels = Bruxelles
place-bucharest = Bukarest
place-budapest = Budapest
place-chisinau = Chișinău
place-copenhagen = København
place-dublin = Dublin
place-helsinki = Helsinki
place-kyiv = Kyiv
place-lisbon = Lissabon
place-ljubljana = Ljubljana
place-london = London
place-luxembourg = Luxembourg
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
provenance = Hvor denne artikel kommer fra
provenance-fetched = Modtaget { $date }
provenance-seen = Senest set hos kilden { $date }
provenance-hash = SHA-256 for det modtagne dokument
provenance-excerpt = { $source } tillader kun et uddrag; hele teksten findes på kildens eget websted.
provenance-canonical = Søgemaskiner bliver bedt om at vise originalen og ikke denne side.
provenance-date-missing = Kilden oplyste ingen dato; i stedet står tidspunktet for modtagelsen.
provenance-date-future = Kilden oplyste en dato i fremtiden; i stedet står tidspunktet for modtagelsen.
provenance-date-implausible = Kilden oplyste en dato, der ikke kan passe; i stedet står tidspunktet for modtagelsen.
provenance-also = Den samme tekst kom også fra
provenance-versions = Tidligere versioner
provenance-version = Version modtaget { $date }, og hvad den næste ændrede
original-gone = Originalen findes ikke længere online. Denne tekst blev modtaget { $date }.
open-embed = Åbn på { $name }
load-embed = Indlæs her fra { $name }
load-embed-note = { $name } får så din IP-adresse og kan sætte cookies.
source-language = Sprog: { $language }
source-received = Senest modtaget { $date }
ago-minutes = { PLURAL($count) ->
    [one] { $count } min. siden
   *[other] { $count } min. siden
}
ago-hours = { PLURAL($count) ->
    [one] { $count } time siden
   *[other] { $count } timer siden
}
ago-days = { PLURAL($count) ->
    [one] { $count } dag siden
   *[other] { $count } dage siden
}
