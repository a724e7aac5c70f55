# Dutch.

## The frame of every page
tagline = Europees nieuws, in uw taal
skip-to-content = Naar de inhoud
menu = Menu
sections = Rubrieken
front-page = Voorpagina
languages = Talen
read-in = Lees dit in een andere taal:
not-translated = niet vertaald: naar de voorpagina
keep-language = Altijd in het Nederlands openen
keep-language-note = Uw taalkeuze wordt een jaar lang in een cookie bewaard.
language-kept = Deze site opent voortaan in het Nederlands.
also-read = Ik lees ook andere talen
also-save = Opslaan
site-pages = Over deze site
about = Over ons
privacy = Privacy
accessibility = Toegankelijkheid
sources = Onze bronnen
footer-note = Gemaakt met vrije software. Geen trackers, geen verzoeken aan derden.
light-page = Lichte versie, zonder beelden en scripts
whole-page = Volledige versie van deze pagina
saved = Opgeslagen artikelen
saved-lead = Artikelen die u opslaat, en de artikelen die u het laatst hebt gelezen, blijven in deze browser en openen ook zonder internetverbinding.
saved-list = Opgeslagen
read-list = Onlangs gelezen
saved-none = In deze browser is nog niets opgeslagen.
offline-now = Er is op dit moment geen internetverbinding en de gevraagde pagina staat niet in uw browser. Dit staat er wel in.
remove-saved = Verwijderen
save-story = Later lezen
story-saved = Opgeslagen. Opent ook zonder internetverbinding.
save-failed = Opslaan is niet gelukt: er is geen internetverbinding of de browser staat het niet toe.
take-today = De krant van vandaag meenemen
take-today-note = Slaat de artikelen van de voorpagina op met kleine beelden: ongeveer { NUMBER($megabytes) } MB.
reading = Leesinstellingen
theme = Kleuren
theme-auto = Zoals op mijn apparaat
theme-light = Licht
theme-dark = Donker
text-size = Tekstgrootte
text-size-small = Klein
text-size-normal = Normaal
text-size-large = Groot
text-size-larger = Zeer groot
text-width = Regellengte
text-width-narrow = Kort
text-width-normal = Normaal
text-width-wide = Lang
reading-time = { NUMBER($minutes) } min. leestijd
listen = Luisteren
stop-listening = Stoppen met luisteren
enlarge-picture = Afbeelding vergroten
close = Sluiten
changed-since-read = Dit artikel is gewijzigd sinds u het hebt gelezen.
what-changed = Bekijken wat er is gewijzigd
changed-nothing-shown = De woorden die hier staan, zijn dezelfde.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } nieuw artikel
   *[other] { NUMBER($count) } nieuwe artikelen
}
article-updated = Dit artikel is zojuist bijgewerkt.
show-update = Nieuwe versie tonen
breaking = Breaking
live = Live
live-over = Dit liveblog is afgesloten.
live-refresh = Nieuwste berichten tonen
key-events = Belangrijkste gebeurtenissen
link-to-entry = Link naar dit bericht
my-paper = Mijn krant
my-paper-lead = Artikelen over de onderwerpen en van de bronnen die u volgt, de nieuwste eerst. Wat u volgt, staat in het adres van deze pagina en in uw browser, niet bij ons.
my-paper-empty = U volgt nog niets. Op de pagina van elk onderwerp en van elke bron staat daarvoor een knop.
my-paper-following = U volgt
my-paper-feed = Feed (RSS)
my-paper-opml = Lijst van feeds (OPML)
follow = { $name } volgen
unfollow = { $name } niet meer volgen
follow-full = Uw krant is vol. Stop eerst met het volgen van een onderwerp of een bron in ‘Mijn krant’.

## Date and weather
weather-label = Weer: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = gemeten om { $time } uur
weather-place = Plaats voor het weer
weather-none = geen actuele meting

## Fronts
must-read = Aanraders
latest = Laatste nieuws
most-read = Meest gelezen
more-of = Alle artikelen: { $section }
no-stories = Hier staan nog geen artikelen. De eerste verschijnen op deze pagina.
pages = Pagina’s
page-number = Pagina { $number }
newer = Nieuwere artikelen
older = Oudere artikelen
advertisement = Advertentie

## Article
published = Gepubliceerd op
updated = Bijgewerkt op
by = Door { $name }
source = Bron
original-at = Lees het origineel bij { $source } ({ $language })
licence = Licentie: { $licence }
disclaimer-outside = { $site } publiceert artikelen uit uiteenlopende externe bronnen, die veel verschillende standpunten vertolken. Dit artikel is afkomstig van { $source }; de standpunten erin zijn niet noodzakelijk die van { $site }.
disclaimer-own = Dit artikel is geschreven door de redactie van { $site }.
age-months = { PLURAL($count) ->
    [one] Dit artikel is een maand oud.
   *[other] Dit artikel is { $count } maanden oud.
}
age-years = { PLURAL($count) ->
    [one] Dit artikel is meer dan een jaar oud.
   *[other] Dit artikel is meer dan { $count } jaar oud.
}
topics = Onderwerpen
related = Meer over dit onderwerp
share = Delen
copy-link = Link kopiëren
link-copied = Link gekopieerd
copy-failed = De link kon niet worden gekopieerd. U vindt hem in de adresbalk.
share-by-mail = Versturen per e-mail
share-with = Delen via…

## Topics and sources
topic-lead = Alle artikelen over dit onderwerp, de nieuwste eerst.
sources-lead = Wie er achter de artikelen staat die niet van ons zijn: elk artikel noemt zijn bron, verwijst naar het origineel en vermeldt zijn licentie.
source-lead = Artikelen van { $source }, de nieuwste eerst.
source-homepage = De website van de bron
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } artikel
   *[other] { NUMBER($count) } artikelen
}

## Search
search = Zoeken
search-none = Geen artikelen gevonden.
search-meant = Bedoelde u
search-some = Geen artikel bevat al deze woorden. Deze bevatten er enkele van.
search-apart = Geen enkel artikel bevat deze woorden achter elkaar. Deze bevatten ze allemaal.
search-all-sections = Alle rubrieken
search-all-sources = Alle bronnen
search-everywhere = In alle talen

## When something is missing
not-found = Pagina niet gevonden
not-found-text = Op dit adres is niets te vinden. Misschien is de link verouderd of verkeerd getypt. Via de voorpagina en de rubrieken hierboven kunt u verder lezen.
gone = Dit artikel is ingetrokken
gone-text = De redactie heeft dit artikel verwijderd. Het komt niet terug op dit adres.
failed = Deze pagina kan nu niet worden getoond
failed-text = De fout ligt bij ons, niet bij u. Probeer het zo dadelijk opnieuw.
too-often = Te veel verzoeken
too-often-text = Vanuit uw netwerk zijn in korte tijd heel veel verzoeken gekomen. Wacht even en probeer het dan opnieuw.

## About
about-lead = { $site } is een krant voor lezers in heel Europa: één krant, in meerdere talen, te lezen op elk apparaat.
about-sources = Sommige artikelen zijn van onszelf, andere komen uit externe bronnen. Elk extern artikel noemt zijn bron, verwijst naar het origineel en vermeldt zijn licentie.
about-software = De site is één programma, dat niets van derden laadt, zonder JavaScript werkt en geen toestemming vraagt, omdat nergens toestemming voor nodig is.
about-sample = De eerste artikelen op een nieuwe site vormen een proefeditie: ware gebeurtenissen, door ons verteld, met verzonnen bronnen op adressen die eindigen op ‘.example’.

## Privacy
privacy-lead = Wie { $site } leest, laat geen spoor na dat wij zouden kunnen volgen.
privacy-others = Er zijn geen accounts, geen advertentienetwerken en geen meetdiensten. Er gaat geen enkel verzoek naar een andere site.
privacy-embeds = Toont een artikel iets van een andere site, zoals een video, dan staat er alleen een link. Het wordt pas geladen als u erom vraagt; die site ontvangt dan uw IP-adres en kan cookies plaatsen.
privacy-cookies = Er is één cookie, en alleen als u in de lijst met talen een taal kiest: daarin staat een jaar lang die taal, zodat de site in die taal opent.
privacy-languages = Voegt u talen aan uw voorpagina toe, dan bewaart die cookie ze ook en onthoudt uw browser ze op uw apparaat.
privacy-browser = Kiest u een andere plaats voor het weer, dan onthoudt uw browser die op uw apparaat. Wij ontvangen de plaatsnaam met het verzoek en bewaren niets over u.
privacy-offline = Uw browser bewaart de pagina’s die u het laatst hebt gelezen, zodat ze ook zonder internetverbinding openen. Ze verlaten uw apparaat niet; wist u de gegevens van deze site in de browser, dan zijn ze weg.
privacy-follow = Volgt u onderwerpen of bronnen, dan onthoudt uw browser die op uw apparaat en staan ze in het adres van ‘Mijn krant’. Uw browser onthoudt ook welke versie van een artikel u hebt gelezen, om te tonen wat er sindsdien is gewijzigd. Wij bewaren geen van beide.
privacy-counts = Om te weten wat het meest wordt gelezen, tellen we elke lezer van een artikel één keer per dag. Om lezers van elkaar te onderscheiden, blijft een onherkenbaar gemaakte vorm van adres en browser tot middernacht in het geheugen en wordt die daarna met de bijbehorende sleutel weggegooid; de telling zelf bevat geen adres, geen apparaat en geen persoon.
privacy-logs = Onze logbestanden leggen vast wat is opgevraagd en hoelang dat duurde, zonder adressen.

## Accessibility
accessibility-lead = { $site } is er voor iedereen. We volgen de Richtlijnen voor Toegankelijkheid van Webcontent (WCAG) 2.2, niveau AA.
accessibility-how = Elke pagina heeft één hoofdkop, benoemde gebieden en een skiplink. Alle functies werken met het toetsenbord, met vergrote tekst, in donkere en lichte weergave en met geforceerde kleuren.
accessibility-tests = Elke wijziging wordt op alle soorten pagina’s automatisch getest. Tests door mensen die hulptechnologie gebruiken, moeten nog plaatsvinden.
accessibility-limits = Wat voor zover wij weten nog ontbreekt: grafieken zijn in woorden beschreven, maar hun gegevens zijn niet als tabel te lezen.

## The sky
sky-clear = onbewolkt
sky-fair = licht bewolkt
sky-partly_cloudy = half bewolkt
sky-cloudy = bewolkt
sky-fog = mist
sky-light_rain = lichte regen
sky-rain = regen
sky-heavy_rain = zware regen
sky-sleet = natte sneeuw
sky-snow = sneeuw
sky-thunder = onweer

## Sections (the URL is made from the name)
section-world = Wereld
section-europe = Europa
section-politics = Politiek
section-economy = Economie
section-science = Wetenschap
section-environment = Milieu
section-culture = Cultuur
section-sport = Sport

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amsterdam
place-athens = Athene
place-belgrade = Belgrado
place-berlin = Berlijn
place-bern = Bern
place-bratislava = Bratislava
place-brussels = Brussel
place-bucharest = Boekarest
place-budapest = Boedapest
place-chisinau = Chișinău
place-copenhagen = Kopenhagen
place-dublin = Dublin
place-helsinki = Helsinki
place-kyiv = Kiev
place-lisbon = Lissabon
place-ljubljana = Ljubljana
place-london = Londen
place-luxembourg = Luxemburg
place-madrid = Madrid
place-nicosia = Nicosia
place-oslo = Oslo
place-paris = Parijs
place-podgorica = Podgorica
place-prague = Praag
place-reykjavik = Reykjavik
place-riga = Riga
place-rome = Rome
place-sarajevo = Sarajevo
place-skopje = Skopje
place-sofia = Sofia
place-stockholm = Stockholm
place-tallinn = Tallinn
place-tirana = Tirana
place-valletta = Valletta
place-vienna = Wenen
place-vilnius = Vilnius
place-warsaw = Warschau
place-zagreb = Zagreb

## Where an outside article comes from
provenance = Waar dit artikel vandaan komt
provenance-fetched = Ontvangen op { $date }
provenance-seen = Laatst bij de bron gezien op { $date }
provenance-hash = SHA-256 van het ontvangen document
provenance-excerpt = { $source } staat alleen een fragment toe; de volledige tekst staat op de website van de bron.
provenance-canonical = Zoekmachines wordt gevraagd het origineel te tonen en niet deze pagina.
provenance-date-missing = De bron gaf geen datum op; in plaats daarvan staat hier het tijdstip van ontvangst.
provenance-date-future = De bron gaf een datum in de toekomst op; in plaats daarvan staat hier het tijdstip van ontvangst.
provenance-date-implausible = De bron gaf een datum op die niet kan kloppen; in plaats daarvan staat hier het tijdstip van ontvangst.
provenance-also = Dezelfde tekst kwam ook van
provenance-versions = Eerdere versies
provenance-version = Versie ontvangen op { $date }, en wat de volgende veranderde
original-gone = Het origineel staat niet meer online. Deze tekst is ontvangen op { $date }.
open-embed = Openen op { $name }
load-embed = Hier laden van { $name }
load-embed-note = { $name } ontvangt dan uw IP-adres en kan cookies plaatsen.
source-language = Taal: { $language }
source-received = Laatst ontvangen op { $date }
ago-minutes = { PLURAL($count) ->
    [one] { $count } min. geleden
   *[other] { $count } min. geleden
}
ago-hours = { PLURAL($count) ->
    [one] { $count } uur geleden
   *[other] { $count } uur geleden
}
ago-days = { PLURAL($count) ->
    [one] { $count } dag geleden
   *[other] { $count } dgn geleden
}
