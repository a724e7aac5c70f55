# Lithuanian.

## The frame of every page
tagline = Europos naujienos jūsų kalba
skip-to-content = Pereiti prie turinio
menu = Meniu
sections = Rubrikos
front-page = Titulinis puslapis
languages = Kalbos
read-in = Kitomis kalbomis:
not-translated = neišversta: į titulinį puslapį
keep-language = Visada atverti lietuviškai
keep-language-note = Jūsų pasirinkta kalba metus saugoma slapuke.
language-kept = Nuo šiol ši svetainė atsivers lietuviškai.
also-read = Skaitau ir kitomis kalbomis
also-save = Išsaugoti
site-pages = Apie šią svetainę
about = Apie mus
privacy = Privatumas
accessibility = Prieinamumas
sources = Mūsų šaltiniai
footer-note = Sukurta naudojant laisvąją programinę įrangą. Jokio sekimo, jokių užklausų trečiosioms šalims.
light-page = Lengva versija be paveikslėlių ir scenarijų
whole-page = Visa šio puslapio versija
saved = Išsaugoti straipsniai
saved-lead = Išsaugoti ir paskutiniai jūsų skaityti straipsniai lieka šioje naršyklėje ir atsiveria be interneto ryšio.
saved-list = Išsaugota
read-list = Neseniai skaityta
saved-none = Šioje naršyklėje dar nieko neišsaugota.
offline-now = Šiuo metu nėra interneto ryšio, o puslapio, kurio ieškote, jūsų naršyklėje nėra. Štai kas joje yra.
remove-saved = Pašalinti
save-story = Skaityti vėliau
story-saved = Išsaugota. Atsiveria ir be interneto ryšio.
save-failed = Išsaugoti nepavyko: nėra interneto ryšio arba naršyklė to neleidžia.
take-today = Pasiimti šios dienos numerį
take-today-note = Išsaugomi titulinio puslapio straipsniai su mažais paveikslėliais: apie { NUMBER($megabytes) } MB.
reading = Skaitymo nuostatos
theme = Spalvos
theme-auto = Kaip įrenginyje
theme-light = Šviesios
theme-dark = Tamsios
text-size = Teksto dydis
text-size-small = Mažas
text-size-normal = Įprastas
text-size-large = Didelis
text-size-larger = Labai didelis
text-width = Eilučių ilgis
text-width-narrow = Trumpos
text-width-normal = Įprastos
text-width-wide = Ilgos
reading-time = Skaitymo laikas: { NUMBER($minutes) } min.
listen = Klausytis
stop-listening = Baigti klausytis
enlarge-picture = Padidinti paveikslėlį
close = Uždaryti
changed-since-read = Šis straipsnis pasikeitė nuo tada, kai jį skaitėte.
what-changed = Žiūrėti, kas pasikeitė
changed-nothing-shown = Čia rodomi žodžiai tie patys.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } naujas straipsnis
    [few] { NUMBER($count) } nauji straipsniai
   *[other] { NUMBER($count) } naujų straipsnių
}
article-updated = Šis straipsnis ką tik atnaujintas.
show-update = Rodyti naują versiją
breaking = Skubi naujiena
live = Tiesiogiai
live-over = Šis tiesioginis reportažas baigėsi.
live-refresh = Rodyti naujausius įrašus
key-events = Svarbiausi įvykiai
link-to-entry = Nuoroda į šį įrašą
my-paper = Mano laikraštis
my-paper-lead = Straipsniai jūsų sekamomis temomis ir iš jūsų sekamų šaltinių, naujausi viršuje. Tai, ką sekate, saugoma šio puslapio adrese ir jūsų naršyklėje, o ne pas mus.
my-paper-empty = Kol kas nieko nesekate. Kiekvienos temos ir kiekvieno šaltinio puslapyje yra tam skirtas mygtukas.
my-paper-following = Sekate
my-paper-feed = Naujienų srautas (RSS)
my-paper-opml = Naujienų srautų sąrašas (OPML)
follow = Sekti: { $name }
unfollow = Nebesekti: { $name }
follow-full = Jūsų laikraštis pilnas. Pirmiausia puslapyje „Mano laikraštis“ nustokite sekti kurią nors temą arba šaltinį.

## Date and weather
weather-label = Orai: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = stebėta { $time }
weather-place = Orų vietovė
weather-none = naujų duomenų nėra

## Fronts
must-read = Siūlome perskaityti
latest = Naujausios žinios
most-read = Skaitomiausi
more-of = Visi straipsniai: { $section }
no-stories = Straipsnių čia dar nėra. Pirmieji pasirodys šiame puslapyje.
pages = Puslapiai
page-number = { $number } puslapis
newer = Naujesni straipsniai
older = Senesni straipsniai
advertisement = Reklama

## Article
published = Paskelbta
updated = Atnaujinta
by = Tekstas: { $name }
source = Šaltinis
original-at = Skaityti originalą: { $source } ({ $language })
licence = Licencija: { $licence }
disclaimer-outside = { $site } skelbia straipsnius iš įvairių išorinių šaltinių, atstovaujančių skirtingiems požiūriams. Šio straipsnio šaltinis – { $source }; jame išdėstytos nuostatos nebūtinai sutampa su mūsų redakcijos nuomone.
disclaimer-own = Šį straipsnį parengė mūsų redakcija.
age-months = { PLURAL($count) ->
    [one] Šis straipsnis paskelbtas prieš { $count } mėnesį.
    [few] Šis straipsnis paskelbtas prieš { $count } mėnesius.
   *[other] Šis straipsnis paskelbtas prieš { $count } mėnesių.
}
age-years = { PLURAL($count) ->
    [one] Šis straipsnis paskelbtas daugiau kaip prieš { $count } metus.
    [few] Šis straipsnis paskelbtas daugiau kaip prieš { $count } metus.
   *[other] Šis straipsnis paskelbtas daugiau kaip prieš { $count } metų.
}
topics = Temos
related = Daugiau šia tema
share = Dalytis
copy-link = Kopijuoti nuorodą
link-copied = Nuoroda nukopijuota
copy-failed = Nuorodos nukopijuoti nepavyko. Ją rasite adreso juostoje.
share-by-mail = Siųsti el. paštu
share-with = Dalytis kitur…

## Topics and sources
topic-lead = Visi straipsniai šia tema, naujausi viršuje.
sources-lead = Kieno straipsnius skelbiame be savųjų: kiekviename jų nurodytas šaltinis, nuoroda į originalą ir licencija.
source-lead = { $source }: visi straipsniai, naujausi viršuje.
source-homepage = Šaltinio svetainė
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } straipsnis
    [few] { NUMBER($count) } straipsniai
   *[other] { NUMBER($count) } straipsnių
}

## Search
search = Paieška
search-none = Straipsnių nerasta.
search-meant = Galbūt norėjote ieškoti
search-some = Nė viename straipsnyje nėra visų šių žodžių. Šiuose yra kai kurie iš jų.
search-apart = Nė viename straipsnyje šie žodžiai neina iš eilės. Šiuose yra jie visi.
search-all-sections = Visos rubrikos
search-all-sources = Visi šaltiniai
search-everywhere = Visomis kalbomis

## When something is missing
not-found = Puslapis nerastas
not-found-text = Šiuo adresu nieko nėra. Nuoroda gali būti pasenusi arba įvesta su klaida. Tęskite nuo titulinio puslapio arba viršuje esančių rubrikų.
gone = Straipsnis atšauktas
gone-text = Redakcija šį straipsnį pašalino. Šiuo adresu jis nebebus skelbiamas.
failed = Šiuo metu puslapio parodyti negalime
failed-text = Klaida įvyko mūsų, o ne jūsų pusėje. Pabandykite dar kartą po akimirkos.
too-often = Per daug užklausų
too-often-text = Iš jūsų tinklo per trumpą laiką gauta labai daug užklausų. Šiek tiek palaukite ir pabandykite dar kartą.

## About
about-lead = { $site } – laikraštis skaitytojams visoje Europoje: vienas leidinys keliomis kalbomis, skaitomas bet kuriame įrenginyje.
about-sources = Dalis straipsnių yra mūsų pačių, kiti – iš išorinių šaltinių. Kiekviename išoriniame straipsnyje nurodytas šaltinis, nuoroda į originalą ir licencija.
about-software = Visa svetainė – viena programa. Ji nieko neįkelia iš kitur, veikia be „JavaScript“ ir neprašo sutikimo, nes jo niekam nereikia.
about-sample = Pirmieji naujos svetainės straipsniai – bandomasis numeris: tikri įvykiai, papasakoti mūsų pačių. Šaltiniai išgalvoti, o jų adresai baigiasi „.example“.

## Privacy
privacy-lead = Skaitydami nepaliekate pėdsakų, kuriuos galėtume sekti.
privacy-others = Čia nėra nei paskyrų, nei reklamos tinklų, nei lankomumo matavimo paslaugų. Į kitas svetaines nesiunčiama jokių užklausų.
privacy-embeds = Kai straipsnyje rodoma kas nors iš kitos svetainės, pavyzdžiui, vaizdo įrašas, ten yra tik nuoroda. Turinys įkeliamas tik jums paprašius; ta svetainė tada gauna jūsų IP adresą ir gali įrašyti slapukų.
privacy-cookies = Slapukas yra tik vienas, ir tik jei kalbų sąraše pasirenkate kalbą: jame metus saugoma ta kalba, kad svetainė atsivertų ja.
privacy-languages = Jei prie savo titulinio puslapio pridedate kalbų, jos taip pat saugomos šiame slapuke, o naršyklė jas įsimena jūsų įrenginyje.
privacy-browser = Jei orams pasirenkate kitą vietovę, naršyklė ją įsimena jūsų įrenginyje. Vietovės pavadinimą gauname su užklausa ir nieko apie jus nesaugome.
privacy-offline = Kad paskutiniai jūsų skaityti puslapiai atsivertų ir be interneto ryšio, naršyklė juos saugo. Jie lieka jūsų įrenginyje; naršyklėje ištrynus šios svetainės duomenis, ištrinami ir jie.
privacy-follow = Jei sekate temas ar šaltinius, naršyklė juos įsimena jūsų įrenginyje, o puslapio „Mano laikraštis“ adrese jie nurodyti. Naršyklė taip pat įsimena, kurią straipsnio versiją skaitėte, kad parodytų, kas nuo tada pasikeitė. Mes nesaugome nei vieno, nei kito.
privacy-counts = Kad žinotume, kas skaitoma daugiausia, kiekvieną straipsnio skaitytoją skaičiuojame kartą per dieną. Kad skaitytojus atskirtume, neatpažįstamai pakeista adreso ir naršyklės forma iki vidurnakčio laikoma atmintyje, o paskui ištrinama kartu su raktu; pačiame skaičiuje nėra nei adresų, nei įrenginių, nei asmenų.
privacy-logs = Serverio žurnaluose įrašoma, ko buvo prašyta ir kiek tai truko, bet ne adresai.

## Accessibility
accessibility-lead = Mūsų laikraštis skirtas visiems. Laikomės žiniatinklio turinio prieinamumo gairių (WCAG 2.2) AA lygio.
accessibility-how = Kiekviename puslapyje yra viena pagrindinė antraštė, įvardyti orientyrai ir nuoroda tiesiai į turinį. Visomis funkcijomis galima naudotis klaviatūra, padidinus tekstą, tamsiuoju ir šviesiuoju režimu bei įjungus priverstines spalvas.
accessibility-tests = Kiekvienas pakeitimas automatiškai tikrinamas visų rūšių puslapiuose. Bandymai su žmonėmis, kurie naudojasi pagalbinėmis technologijomis, dar laukia.
accessibility-limits = Žinomi trūkumai: diagramos aprašytos žodžiais, bet jų duomenų negalima skaityti kaip lentelių.

## The sky
sky-clear = giedra
sky-fair = mažai debesuota
sky-partly_cloudy = debesuota su pragiedruliais
sky-cloudy = debesuota
sky-fog = rūkas
sky-light_rain = nedidelis lietus
sky-rain = lietus
sky-heavy_rain = smarkus lietus
sky-sleet = šlapdriba
sky-snow = sniegas
sky-thunder = perkūnija

## Sections (the URL is made from the name)
section-world = Pasaulis
section-europe = Europa
section-politics = Politika
section-economy = Ekonomika
section-science = Mokslas
section-environment = Aplinka
section-culture = Kultūra
section-sport = Sportas

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amsterdamas
place-athens = Atėnai
place-belgrade = Belgradas
place-berlin = Berlynas
place-bern = Bernas
place-bratislava = Bratislava
place-brussels = Briuselis
place-bucharest = Bukareštas
place-budapest = Budapeštas
place-chisinau = Kišiniovas
place-copenhagen = Kopenhaga
place-dublin = Dublinas
place-helsinki = Helsinkis
place-kyiv = Kijevas
place-lisbon = Lisabona
place-ljubljana = Liubliana
place-london = Londonas
place-luxembourg = Liuksemburgas
place-madrid = Madridas
place-nicosia = Nikosija
place-oslo = Oslas
place-paris = Paryžius
place-podgorica = Podgorica
place-prague = Praha
place-reykjavik = Reikjavikas
place-riga = Ryga
place-rome = Roma
place-sarajevo = Sarajevas
place-skopje = Skopjė
place-sofia = Sofija
place-stockholm = Stokholmas
place-tallinn = Talinas
place-tirana = Tirana
place-valletta = Valeta
place-vienna = Viena
place-vilnius = Vilnius
place-warsaw = Varšuva
place-zagreb = Zagrebas

## Where an outside article comes from
provenance = Iš kur šis straipsnis
provenance-fetched = Gauta { $date }
provenance-seen = Paskutinį kartą šaltinyje matyta { $date }
provenance-hash = Gauto dokumento SHA-256
provenance-excerpt = { $source } leidžia skelbti tik ištrauką; visas tekstas – šaltinio svetainėje.
provenance-canonical = Paieškos sistemų prašoma rodyti originalą, o ne šį puslapį.
provenance-date-missing = Šaltinis nenurodė datos; vietoj jos rodomas gavimo laikas.
provenance-date-future = Šaltinis nurodė ateities datą; vietoj jos rodomas gavimo laikas.
provenance-date-implausible = Šaltinis nurodė neįmanomą datą; vietoj jos rodomas gavimo laikas.
provenance-also = Kiti to paties teksto šaltiniai
provenance-versions = Ankstesnės versijos
provenance-version = Versija, gauta { $date }, ir ką pakeitė kita
original-gone = Originalo internete nebėra. Šis tekstas gautas { $date }.
open-embed = Atverti svetainėje { $name }
load-embed = Įkelti čia iš svetainės { $name }
load-embed-note = { $name } tada gauna jūsų IP adresą ir gali įrašyti slapukų.
source-language = Kalba: { $language }
source-received = Paskutinį kartą gauta { $date }
ago-minutes = { PLURAL($count) ->
    [one] prieš { $count } min.
    [few] prieš { $count } min.
    [many] prieš { $count } min.
   *[other] prieš { $count } min.
}
ago-hours = { PLURAL($count) ->
    [one] prieš { $count } val.
    [few] prieš { $count } val.
    [many] prieš { $count } val.
   *[other] prieš { $count } val.
}
ago-days = { PLURAL($count) ->
    [one] prieš { $count } d.
    [few] prieš { $count } d.
    [many] prieš { $count } d.
   *[other] prieš { $count } d.
}
