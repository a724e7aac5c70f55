# Estonian.

## The frame of every page
tagline = Euroopa uudised sinu keeles
skip-to-content = Liigu sisu juurde
menu = Menüü
sections = Rubriigid
front-page = Esileht
languages = Keeled
read-in = Teistes keeltes:
not-translated = tõlkimata: esilehele
keep-language = Ava alati eesti keeles
keep-language-note = Sinu keelevalik säilib küpsises ühe aasta.
language-kept = Nüüdsest avaneb see veebileht eesti keeles.
also-read = Loen ka teisi keeli
also-save = Salvesta
site-pages = Veebilehest
about = Meist
privacy = Privaatsus
accessibility = Ligipääsetavus
sources = Meie allikad
footer-note = Loodud vaba tarkvaraga. Ei jälgimist ega päringuid kolmandatele osapooltele.
light-page = Kerge versioon ilma piltide ja skriptideta
whole-page = Selle lehe täisversioon
saved = Salvestatud lood
saved-lead = Lood, mille salvestad, ja viimati loetud lood jäävad sellesse brauserisse ning avanevad ka võrguühenduseta.
saved-list = Salvestatud
read-list = Viimati loetud
saved-none = Selles brauseris ei ole veel midagi salvestatud.
offline-now = Praegu puudub võrguühendus ja lehte, mida soovisid, sinu brauseris ei ole. Siin on see, mis seal olemas on.
remove-saved = Eemalda
save-story = Salvesta hilisemaks
story-saved = Salvestatud. Avaneb ka võrguühenduseta.
save-failed = Salvestamine ei õnnestunud: võrguühendus puudub või brauser ei luba seda.
take-today = Võta tänane väljaanne kaasa
take-today-note = Salvestab esilehe lood väikeste piltidega: umbes { NUMBER($megabytes) } MB.
reading = Lugemisseaded
theme = Värvid
theme-auto = Nagu seadmes
theme-light = Heledad
theme-dark = Tumedad
text-size = Teksti suurus
text-size-small = Väike
text-size-normal = Tavaline
text-size-large = Suur
text-size-larger = Väga suur
text-width = Rea pikkus
text-width-narrow = Lühike
text-width-normal = Tavaline
text-width-wide = Pikk
reading-time = Lugemisaeg: { NUMBER($minutes) } min
listen = Kuula
stop-listening = Lõpeta kuulamine
enlarge-picture = Suurenda pilti
close = Sulge
changed-since-read = See artikkel on muutunud pärast seda, kui sa seda lugesid.
what-changed = Vaata, mis muutus
changed-nothing-shown = Siin näidatavad sõnad on samad.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } uus lugu
   *[other] { NUMBER($count) } uut lugu
}
article-updated = Seda artiklit on äsja uuendatud.
show-update = Näita uut versiooni
breaking = Erakorraline
live = Otse
live-over = See otseblogi on lõppenud.
live-refresh = Näita uusimaid postitusi
key-events = Tähtsamad sündmused
link-to-entry = Link sellele postitusele
my-paper = Minu ajaleht
my-paper-lead = Lood teemadel ja allikatest, mida jälgid, uuemad eespool. See, mida jälgid, on kirjas selle lehe aadressis ja sinu brauseris, mitte meie juures.
my-paper-empty = Sa ei jälgi veel midagi. Iga teema ja iga allika lehel on selleks nupp.
my-paper-following = Jälgid
my-paper-feed = Uudisvoog (RSS)
my-paper-opml = Uudisvoogude loend (OPML)
follow = Jälgi: { $name }
unfollow = Lõpeta jälgimine: { $name }
follow-full = Sinu ajaleht on täis. Lõpeta kõigepealt mõne teema või allika jälgimine lehel „Minu ajaleht“.

## Date and weather
weather-label = Ilm: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = mõõdetud kell { $time }
weather-place = Ilm: vali linn
weather-none = värske mõõtmistulemus puudub

## Fronts
must-read = Loe kindlasti
latest = Viimased uudised
most-read = Loetumad
more-of = Kõik lood: { $section }
no-stories = Siin ei ole veel ühtegi lugu. Esimesed ilmuvad sellele lehele.
pages = Leheküljed
page-number = Lehekülg { $number }
newer = Uuemad lood
older = Vanemad lood
advertisement = Reklaam

## Article
published = Avaldatud:
updated = Uuendatud:
by = Autor: { $name }
source = Allikas
original-at = Loe originaali: { $source } ({ $language })
licence = Litsents: { $licence }
disclaimer-outside = { $site } avaldab artikleid mitmest välisest allikast, mis esindavad erinevaid vaatenurki. Selle artikli allikas on { $source }; artiklis väljendatud seisukohad ei pruugi ühtida toimetuse omadega.
disclaimer-own = Selle artikli on kirjutanud meie toimetus.
age-months = { PLURAL($count) ->
    [one] See artikkel on kuu aja vanune.
   *[other] See artikkel on { $count } kuu vanune.
}
age-years = { PLURAL($count) ->
    [one] See artikkel on üle aasta vana.
   *[other] See artikkel on üle { $count } aasta vana.
}
topics = Teemad
related = Samal teemal
share = Jaga
copy-link = Kopeeri link
link-copied = Link kopeeritud
copy-failed = Linki ei õnnestunud kopeerida. Leiad selle aadressiribalt.
share-by-mail = Saada e-kirjaga
share-with = Jaga mujal…

## Topics and sources
topic-lead = Kõik selle teema lood, uuemad eespool.
sources-lead = Kes on nende artiklite taga, mis ei ole meie omad: igaühel neist on märgitud allikas, link originaalile ja litsents.
source-lead = { $source }: kõik artiklid, uuemad eespool.
source-homepage = Allika veebileht
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } artikkel
   *[other] { NUMBER($count) } artiklit
}

## Search
search = Otsing
search-none = Ühtegi artiklit ei leitud.
search-meant = Kas mõtlesite
search-some = Üheski artiklis ei ole kõiki neid sõnu. Järgmistes on osa neist.
search-apart = Üheski artiklis ei ole need sõnad järjest. Neis on nad kõik olemas.
search-all-sections = Kõik rubriigid
search-all-sources = Kõik allikad
search-everywhere = Kõigis keeltes

## When something is missing
not-found = Lehte ei leitud
not-found-text = Sellel aadressil ei ole midagi. Link võib olla vananenud või valesti kirjutatud. Edasi pääseb esilehelt ja ülal olevatest rubriikidest.
gone = Artikkel on eemaldatud
gone-text = Toimetus on selle artikli maha võtnud. Sellele aadressile see enam tagasi ei tule.
failed = Lehte ei saa praegu näidata
failed-text = Viga on meie poolel, mitte sinu omal. Palun proovi hetke pärast uuesti.
too-often = Liiga palju päringuid
too-often-text = Sinu võrgust on lühikese ajaga tulnud väga palju päringuid. Palun oota hetk ja proovi siis uuesti.

## About
about-lead = { $site } on ajaleht lugejatele üle Euroopa: üks leht, mitu keelt, loetav igas seadmes.
about-sources = Osa artikleid on meie enda kirjutatud, osa pärineb välistest allikatest. Igal välisel artiklil on märgitud allikas, link originaalile ja litsents.
about-software = Veebileht on üksainus programm. See ei lae midagi mujalt, töötab ilma JavaScriptita ega küsi nõusolekut, sest miski ei vaja seda.
about-sample = Uue veebilehe esimesed lood on prooviväljaanne: tõsielulised sündmused meie sõnadega. Allikad on välja mõeldud ja nende aadresside lõpus on „.example“.

## Privacy
privacy-lead = Lugemisest ei jää jälgi, mida saaksime järgida.
privacy-others = Ei mingeid kasutajakontosid, reklaamivõrgustikke ega mõõtmisteenuseid. Ükski päring ei lähe teistele veebilehtedele.
privacy-embeds = Kui artiklis on midagi teiselt veebilehelt, näiteks video, on seal ainult link. See laaditakse alles siis, kui sa seda soovid; see veebileht saab siis sinu IP-aadressi ja võib salvestada küpsiseid.
privacy-cookies = Küpsiseid on ainult üks, ja ka see vaid siis, kui valid keelte loendist keele: selles säilib see keel ühe aasta, et veebileht avaneks selles.
privacy-languages = Kui lisad oma esilehele keeli, säilivad ka need selles küpsises ja brauser jätab need sinu seadmes meelde.
privacy-browser = Kui valid ilmateate jaoks teise koha, jätab brauser selle sinu seadmes meelde. Meie saame koha nime koos päringuga ega salvesta sinu kohta midagi.
privacy-offline = Et viimati loetud lehed avaneksid ka võrguühenduseta, hoiab brauser need alles. Need ei lahku sinu seadmest; kui kustutad brauseris selle veebilehe andmed, kaovad ka need.
privacy-follow = Kui jälgid teemasid või allikaid, jätab brauser need sinu seadmes meelde ja need on kirjas lehe „Minu ajaleht“ aadressis. Brauser jätab meelde ka selle, millist artikli versiooni sa lugesid, et näidata, mis on vahepeal muutunud. Meie ei salvesta kumbagi.
privacy-counts = Et teada, mida loetakse kõige rohkem, loendame artikli iga lugejat üks kord päevas. Et lugejaid eristada, hoitakse aadressi ja brauseri äratundmatuks muudetud kuju mälus keskööni ning seejärel kustutatakse see koos võtmega; loenduris endas ei ole aadresse, seadmeid ega isikuid.
privacy-logs = Serveri logidest on näha, mida küsiti ja kui kaua vastamine aega võttis, aga mitte aadresse.

## Accessibility
accessibility-lead = { $site } on mõeldud kõigile. Järgime veebisisu ligipääsetavuse suuniseid (WCAG 2.2) tasemel AA.
accessibility-how = Igal lehel on üks põhipealkiri, nimega piirkonnad ja link otse sisu juurde. Kõik funktsioonid töötavad klaviatuuriga, suurendatud tekstiga, tumedas ja heledas vaates ning süsteemi määratud värvidega.
accessibility-tests = Iga muudatust testitakse automaatselt igat tüüpi lehtedel. Testimine abitehnoloogia kasutajatega seisab veel ees.
accessibility-limits = Teadaolevad puudused: diagrammid on sõnadega kirjeldatud, kuid nende andmeid ei saa tabelina lugeda.

## The sky
sky-clear = selge
sky-fair = vähene pilvisus
sky-partly_cloudy = poolpilves
sky-cloudy = pilves
sky-fog = udu
sky-light_rain = nõrk vihm
sky-rain = vihm
sky-heavy_rain = tugev vihm
sky-sleet = lörts
sky-snow = lumesadu
sky-thunder = äike

## Sections (the URL is made from the name)
section-world = Maailm
section-europe = Euroopa
section-politics = Poliitika
section-economy = Majandus
section-science = Teadus
section-environment = Keskkond
section-culture = Kultuur
section-sport = Sport

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amsterdam
place-athens = Ateena
place-belgrade = Belgrad
place-berlin = Berliin
place-bern = Bern
place-bratislava = Bratislava
place-brussels = Brüssel
place-bucharest = Bukarest
place-budapest = Budapest
place-chisinau = Chișinău
place-copenhagen = Kopenhaagen
place-dublin = Dublin
place-helsinki = Helsingi
place-kyiv = Kiiev
place-lisbon = Lissabon
place-ljubljana = Ljubljana
place-london = London
place-luxembourg = Luxembourg
place-madrid = Madrid
place-nicosia = Nikosia
place-oslo = Oslo
place-paris = Pariis
place-podgorica = Podgorica
place-prague = Praha
place-reykjavik = Reykjavík
place-riga = Riia
place-rome = Rooma
place-sarajevo = Sarajevo
place-skopje = Skopje
place-sofia = Sofia
place-stockholm = Stockholm
place-tallinn = Tallinn
place-tirana = Tirana
place-valletta = Valletta
place-vienna = Viin
place-vilnius = Vilnius
place-warsaw = Varssavi
place-zagreb = Zagreb

## Where an outside article comes from
provenance = Kust see artikkel pärineb
provenance-fetched = Saadud: { $date }
provenance-seen = Viimati allika juures nähtud: { $date }
provenance-hash = Saadud dokumendi SHA-256
provenance-excerpt = { $source } lubab avaldada ainult katkendi; kogu tekst on allika veebilehel.
provenance-canonical = Otsingumootoritel palutakse näidata originaali, mitte seda lehte.
provenance-date-missing = Allikas ei märkinud kuupäeva; selle asemel on kättesaamise aeg.
provenance-date-future = Allika märgitud kuupäev on tulevikus; selle asemel on kättesaamise aeg.
provenance-date-implausible = Allika märgitud kuupäev ei saa olla õige; selle asemel on kättesaamise aeg.
provenance-also = Sama teksti teised allikad
provenance-versions = Varasemad versioonid
provenance-version = Saadud versioon ({ $date }) ja mida järgmine muutis
original-gone = Originaali enam veebis ei ole. See tekst on saadud: { $date }.
open-embed = Ava veebilehel { $name }
load-embed = Laadi siia veebilehelt { $name }
load-embed-note = { $name } saab siis sinu IP-aadressi ja võib salvestada küpsiseid.
source-language = Keel: { $language }
source-received = Viimati saadud: { $date }
ago-minutes = { PLURAL($count) ->
    [one] { $count } min eest
   *[other] { $count } min eest
}
ago-hours = { PLURAL($count) ->
    [one] { $count } t eest
   *[other] { $count } t eest
}
ago-days = { PLURAL($count) ->
    [one] { $count } p eest
   *[other] { $count } p eest
}
