# Hungarian.

## The frame of every page
tagline = Európai hírek az Ön nyelvén
skip-to-content = Ugrás a tartalomra
menu = Menü
sections = Rovatok
front-page = Címlap
languages = Nyelvek
read-in = Más nyelveken:
not-translated = nincs lefordítva: a címlapra
keep-language = Megnyitás mindig magyarul
keep-language-note = A választott nyelvet egy süti egy évig őrzi.
language-kept = Ez az oldal mostantól magyarul nyílik meg.
also-read = Más nyelveken is olvasok
also-save = Mentés
site-pages = Az oldalról
about = Rólunk
privacy = Adatvédelem
accessibility = Akadálymentesség
sources = Forrásaink
footer-note = Szabad szoftverrel készült. Nyomkövetés és külső oldalakhoz intézett lekérések nélkül.
light-page = Könnyű változat képek és szkriptek nélkül
whole-page = Az oldal teljes változata
saved = Mentett cikkek
saved-lead = Az elmentett és a legutóbb olvasott cikkek ebben a böngészőben maradnak, és internetkapcsolat nélkül is megnyithatók.
saved-list = Mentve
read-list = Legutóbb olvasott
saved-none = Ebben a böngészőben még nincs elmentve semmi.
offline-now = Jelenleg nincs internetkapcsolat, és a kért oldal nincs meg az Ön böngészőjében. Ami megvan benne, az itt található.
remove-saved = Eltávolítás
save-story = Mentés későbbre
story-saved = Elmentve. Internetkapcsolat nélkül is megnyitható.
save-failed = A mentés nem sikerült: nincs internetkapcsolat, vagy a böngésző nem engedi.
take-today = Magammal viszem a mai lapot
take-today-note = Elmenti a címlap cikkeit kis képekkel: körülbelül { NUMBER($megabytes) } MB.
reading = Olvasási beállítások
theme = Színek
theme-auto = Mint az eszközön
theme-light = Világos
theme-dark = Sötét
text-size = Szövegméret
text-size-small = Kicsi
text-size-normal = Normál
text-size-large = Nagy
text-size-larger = Nagyon nagy
text-width = Sorhossz
text-width-narrow = Rövid
text-width-normal = Normál
text-width-wide = Hosszú
reading-time = Olvasási idő: { NUMBER($minutes) } perc
listen = Meghallgatás
stop-listening = Felolvasás leállítása
enlarge-picture = Kép nagyítása
close = Bezárás
changed-since-read = Ez a cikk megváltozott, mióta Ön elolvasta.
what-changed = A változások megtekintése
changed-nothing-shown = Az itt látható szöveg ugyanaz.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } új cikk
   *[other] { NUMBER($count) } új cikk
}
article-updated = Ez a cikk épp most frissült.
show-update = Az új változat megjelenítése
breaking = Rendkívüli hír
live = Percről percre
live-over = Ez az élő tudósítás véget ért.
live-refresh = A legfrissebb bejegyzések megjelenítése
key-events = A legfontosabb események
link-to-entry = Link ehhez a bejegyzéshez
my-paper = Az én újságom
my-paper-lead = Cikkek az Ön által követett témákban és forrásokból, elöl a legfrissebbekkel. Azt, hogy mit követ, ennek az oldalnak a címe és az Ön böngészője őrzi, mi nem.
my-paper-empty = Ön még nem követ semmit. Minden téma és minden forrás oldalán van erre egy gomb.
my-paper-following = Követett témák és források
my-paper-feed = Hírcsatorna (RSS)
my-paper-opml = Hírcsatornák listája (OPML)
follow = Követés: { $name }
unfollow = Követés leállítása: { $name }
follow-full = Az Ön újságja megtelt. Előbb állítsa le egy téma vagy forrás követését „Az én újságom” oldalon.

## Date and weather
weather-label = Időjárás: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = mérés időpontja: { $time }
weather-place = Az időjárás helye
weather-none = nincs friss mérés

## Fronts
must-read = A szerkesztőség ajánlja
latest = Legfrissebb hírek
most-read = Legolvasottabb
more-of = Minden cikk: { $section }
no-stories = Itt még nincs cikk. Az elsők ezen az oldalon jelennek meg.
pages = Oldalak
page-number = { $number }. oldal
newer = Újabb cikkek
older = Régebbi cikkek
advertisement = Hirdetés

## Article
published = Megjelent
updated = Frissítve
by = Írta: { $name }
source = Forrás
original-at = Az eredeti cikk: { $source } ({ $language })
licence = Licenc: { $licence }
disclaimer-outside = Lapunk számos külső forrásból közöl cikkeket, amelyek sokféle nézőpontot képviselnek. Ennek a cikknek a forrása: { $source }. A benne megjelenő álláspont nem feltétlenül egyezik szerkesztőségünk véleményével.
disclaimer-own = Ezt a cikket szerkesztőségünk írta.
age-months = { PLURAL($count) ->
    [one] Ez a cikk { $count } hónapja jelent meg.
   *[other] Ez a cikk { $count } hónapja jelent meg.
}
age-years = { PLURAL($count) ->
    [one] Ez a cikk több mint { $count } éve jelent meg.
   *[other] Ez a cikk több mint { $count } éve jelent meg.
}
topics = Témák
related = Kapcsolódó cikkek
share = Megosztás
copy-link = Link másolása
link-copied = Link másolva
copy-failed = A linket nem sikerült kimásolni. A címsorban megtalálja.
share-by-mail = Küldés e-mailben
share-with = Megosztás máshol…

## Topics and sources
topic-lead = Minden cikk a témában, elöl a legfrissebbekkel.
sources-lead = Kik állnak a nem saját cikkeink mögött: mindegyikük megnevezi a forrását, az eredetire hivatkozik, és feltünteti a licencét.
source-lead = { $source }: minden cikk, elöl a legfrissebbekkel.
source-homepage = A forrás saját oldala
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } cikk
   *[other] { NUMBER($count) } cikk
}

## Search
search = Keresés
search-none = Nincs találat.
search-meant = Erre gondolt
search-some = Egyetlen cikkben sincs benne minden szó. Ezekben van belőlük néhány.
search-apart = Egyetlen cikkben sem állnak egymás után ezek a szavak. Ezekben mind megvan.
search-all-sections = Minden rovat
search-all-sources = Minden forrás
search-everywhere = Minden nyelven

## When something is missing
not-found = Az oldal nem található
not-found-text = Ezen a címen nincs semmi. A link elavult vagy hibás lehet. A címlapról és a fenti rovatokból továbbléphet.
gone = A cikket visszavontuk
gone-text = Ezt a cikket a szerkesztőség eltávolította. Ezen a címen többé nem lesz elérhető.
failed = Az oldal most nem jeleníthető meg
failed-text = A hiba nálunk van, nem Önnél. Kérjük, próbálja meg újra néhány pillanat múlva.
too-often = Túl sok lekérés
too-often-text = Az Ön hálózatáról rövid idő alatt nagyon sok lekérés érkezett. Kérjük, várjon egy kicsit, majd próbálja meg újra.

## About
about-lead = { $site }: újság Európa olvasóinak. Egyetlen lap, több nyelven, bármilyen eszközön.
about-sources = Cikkeink egy része saját írás, más része külső forrásból származik. Minden külső cikk megnevezi a forrását, az eredetire hivatkozik, és feltünteti a licencét.
about-software = Az oldal egyetlen program. Semmit nem tölt be máshonnan, JavaScript nélkül is működik, és nem kér hozzájárulást, mert semmihez sincs rá szüksége.
about-sample = Egy új oldal első cikkei mutatványszámot alkotnak: valódi események, a mi elbeszélésünkben. A források kitaláltak, címük végén „.example” áll.

## Privacy
privacy-lead = Az olvasás nálunk nem hagy olyan nyomot, amelyet követni tudnánk.
privacy-others = Nincsenek felhasználói fiókok, hirdetési hálózatok és mérőszolgáltatások. Egyetlen lekérés sem megy más oldalakra.
privacy-embeds = Ha egy cikk más oldalról mutat valamit, például egy videót, ott csak egy hivatkozás áll. A tartalom csak az Ön kérésére töltődik be; az adott oldal ekkor megkapja az Ön IP-címét, és sütiket helyezhet el.
privacy-cookies = Csak egyetlen süti van, és az is csak akkor, ha a nyelvek listáján nyelvet választ: ez egy évig őrzi a nyelvet, hogy az oldal azon nyíljon meg.
privacy-languages = Ha nyelveket ad a címlapjához, azokat is ez a süti őrzi, és a böngészője az Ön eszközén megjegyzi őket.
privacy-browser = Ha másik helyet választ az időjáráshoz, azt a böngészője az Ön eszközén jegyzi meg. Mi a hely nevét a lekéréssel együtt megkapjuk, de Önről semmit sem tárolunk.
privacy-offline = Hogy internetkapcsolat nélkül is megnyíljanak, a böngészője megőrzi az Ön által legutóbb olvasott oldalakat. Ezek nem hagyják el az eszközét; ha a böngészőben törli ennek a webhelynek az adatait, ezek is törlődnek.
privacy-follow = Ha témákat vagy forrásokat követ, a böngészője az Ön eszközén megjegyzi őket, és „Az én újságom” oldal címe is tartalmazza őket. A böngészője azt is megjegyzi, hogy egy cikk melyik változatát olvasta, hogy megmutassa, mi változott azóta. Mi egyiket sem tároljuk.
privacy-counts = Hogy tudjuk, mit olvasnak a legtöbben, egy cikk minden olvasóját naponta egyszer számoljuk. Az olvasók megkülönböztetésére a cím és a böngésző felismerhetetlenné tett alakja éjfélig a memóriában marad, majd a kulcsával együtt törlődik; maga a számláló nem tartalmaz sem címet, sem eszközt, sem személyt.
privacy-logs = Naplóink azt rögzítik, mit kértek le, és mennyi ideig tartott, címek nélkül.

## Accessibility
accessibility-lead = Lapunk mindenkinek szól. A webes tartalmak akadálymentesítési útmutatóját (WCAG 2.2) követjük, AA szinten.
accessibility-how = Minden oldalnak egy főcíme, megnevezett tájékozódási pontjai és a tartalomra ugró linkje van. Minden funkció működik billentyűzettel, nagyított szöveggel, sötét és világos módban, valamint kényszerített színekkel.
accessibility-tests = Minden változtatást géppel tesztelünk valamennyi oldaltípuson. A kisegítő technológiát használókkal végzett tesztelés még hátravan.
accessibility-limits = Amiről tudjuk, hogy hiányzik: a diagramokat szövegesen leírjuk, de adataik nem olvashatók táblázatként.

## The sky
sky-clear = derült
sky-fair = gyengén felhős
sky-partly_cloudy = közepesen felhős
sky-cloudy = borult
sky-fog = köd
sky-light_rain = gyenge eső
sky-rain = eső
sky-heavy_rain = erős eső
sky-sleet = havas eső
sky-snow = havazás
sky-thunder = zivatar

## Sections (the URL is made from the name)
section-world = Világ
section-europe = Európa
section-politics = Politika
section-economy = Gazdaság
section-science = Tudomány
section-environment = Környezet
section-culture = Kultúra
section-sport = Sport

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amszterdam
place-athens = Athén
place-belgrade = Belgrád
place-berlin = Berlin
place-bern = Bern
place-bratislava = Pozsony
place-brussels = Brüsszel
place-bucharest = Bukarest
place-budapest = Budapest
place-chisinau = Chișinău
place-copenhagen = Koppenhága
place-dublin = Dublin
place-helsinki = Helsinki
place-kyiv = Kijev
place-lisbon = Lisszabon
place-ljubljana = Ljubljana
place-london = London
place-luxembourg = Luxemburg
place-madrid = Madrid
place-nicosia = Nicosia
place-oslo = Oslo
place-paris = Párizs
place-podgorica = Podgorica
place-prague = Prága
place-reykjavik = Reykjavík
place-riga = Riga
place-rome = Róma
place-sarajevo = Szarajevó
place-skopje = Szkopje
place-sofia = Szófia
place-stockholm = Stockholm
place-tallinn = Tallinn
place-tirana = Tirana
place-valletta = Valletta
place-vienna = Bécs
place-vilnius = Vilnius
place-warsaw = Varsó
place-zagreb = Zágráb

## Where an outside article comes from
provenance = Honnan származik ez a cikk
provenance-fetched = Beérkezett: { $date }
provenance-seen = A forrásnál utoljára láttuk: { $date }
provenance-hash = A beérkezett dokumentum SHA-256 értéke
provenance-excerpt = { $source } csak részlet közlését engedélyezi; a teljes szöveg a forrás saját oldalán olvasható.
provenance-canonical = A keresőket arra kérjük, hogy az eredeti cikket mutassák, ne ezt az oldalt.
provenance-date-missing = A forrás nem adott meg dátumot; helyette a beérkezés időpontja áll.
provenance-date-future = A forrás jövőbeli dátumot adott meg; helyette a beérkezés időpontja áll.
provenance-date-implausible = A forrás lehetetlen dátumot adott meg; helyette a beérkezés időpontja áll.
provenance-also = További források ugyanezzel a szöveggel
provenance-versions = Korábbi változatok
provenance-version = A beérkezett változat ({ $date }), és amit a következő módosított
original-gone = Az eredeti cikk már nem érhető el az interneten. Ez a szöveg ekkor érkezett: { $date }.
open-embed = Megnyitás itt: { $name }
load-embed = Betöltés ide innen: { $name }
load-embed-note = Ekkor megkapja az Ön IP-címét, és sütiket helyezhet el: { $name }.
source-language = Nyelv: { $language }
source-received = Utolsó beérkezés: { $date }
ago-minutes = { PLURAL($count) ->
    [one] { $count } perccel ezelőtt
   *[other] { $count } perccel ezelőtt
}
ago-hours = { PLURAL($count) ->
    [one] { $count } órával ezelőtt
   *[other] { $count } órával ezelőtt
}
ago-days = { PLURAL($count) ->
    [one] { $count } napja
   *[other] { $count } napja
}
