# Czech.

## The frame of every page
tagline = Zprávy z Evropy ve vašem jazyce
skip-to-content = Přejít k obsahu
menu = Menu
sections = Rubriky
front-page = Titulní strana
languages = Jazyky
read-in = Číst v jiném jazyce:
not-translated = nepřeloženo: na titulní stranu
keep-language = Otevírat vždy česky
keep-language-note = Vaše volba jazyka se rok uchovává v souboru cookie.
language-kept = Odteď se tento web otevírá česky.
also-read = Čtu i v jiných jazycích
also-save = Uložit
site-pages = O tomto webu
about = O nás
privacy = Ochrana soukromí
accessibility = Přístupnost
sources = Naše zdroje
footer-note = Postaveno na svobodném softwaru. Bez sledování, bez spojení s cizími servery.
light-page = Odlehčená verze bez obrázků a skriptů
whole-page = Plná verze této stránky
saved = Uložené články
saved-lead = Články, které si uložíte, a poslední, které jste četli, zůstávají v tomto prohlížeči a otevřou se i bez připojení.
saved-list = Uložené
read-list = Naposledy čtené
saved-none = V tomto prohlížeči zatím není nic uloženo.
offline-now = Připojení teď chybí a stránka, kterou hledáte, ve vašem prohlížeči není. Nabízíme, co v něm máte.
remove-saved = Odebrat
save-story = Uložit na později
story-saved = Uloženo. Otevře se i bez připojení.
save-failed = Uložit se nepodařilo: chybí připojení, nebo to prohlížeč nedovoluje.
take-today = Vzít si dnešní vydání s sebou
take-today-note = Uloží články z titulní strany s malými obrázky: asi { NUMBER($megabytes) } MB.
reading = Nastavení čtení
theme = Barvy
theme-auto = Podle zařízení
theme-light = Světlé
theme-dark = Tmavé
text-size = Velikost textu
text-size-small = Malá
text-size-normal = Běžná
text-size-large = Velká
text-size-larger = Velmi velká
text-width = Délka řádků
text-width-narrow = Krátké
text-width-normal = Běžné
text-width-wide = Dlouhé
reading-time = { NUMBER($minutes) } min čtení
listen = Poslechnout
stop-listening = Zastavit poslech
enlarge-picture = Zvětšit obrázek
close = Zavřít
changed-since-read = Tento článek se od chvíle, kdy jste ho četli, změnil.
what-changed = Zobrazit, co se změnilo
changed-nothing-shown = Zde zobrazený text je stejný.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } nový článek
    [few] { NUMBER($count) } nové články
   *[other] { NUMBER($count) } nových článků
}
article-updated = Tento článek byl právě aktualizován.
show-update = Zobrazit novou verzi
breaking = Mimořádná zpráva
live = Živě
live-over = Živé zpravodajství skončilo.
live-refresh = Zobrazit nejnovější příspěvky
key-events = Klíčové události
link-to-entry = Odkaz na tento příspěvek
my-paper = Moje noviny
my-paper-lead = Články k tématům a ze zdrojů, které sledujete, od nejnovějších. Co sledujete, je uloženo v adrese této stránky a ve vašem prohlížeči, ne u nás.
my-paper-empty = Zatím nic nesledujete. Na stránce každého tématu a každého zdroje je k tomu tlačítko.
my-paper-following = Sledujete
my-paper-feed = Kanál (RSS)
my-paper-opml = Seznam kanálů (OPML)
follow = Sledovat: { $name }
unfollow = Přestat sledovat: { $name }
follow-full = Vaše noviny jsou plné. Nejprve na stránce „Moje noviny“ přestaňte sledovat některé téma nebo některý zdroj.

## Date and weather
weather-label = Počasí: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = čas měření { $time }
weather-place = Počasí pro město
weather-none = aktuální údaj chybí

## Fronts
must-read = Nenechte si ujít
latest = Nejnovější
most-read = Nejčtenější
more-of = Všechny články: { $section }
no-stories = Zatím tu není žádný článek. První se objeví na této stránce.
pages = Stránky
page-number = Strana { $number }
newer = Novější články
older = Starší články
advertisement = Inzerce

## Article
published = Vydáno
updated = Aktualizováno
by = Text: { $name }
source = Zdroj
original-at = Přečíst originál: { $source } ({ $language })
licence = Licence: { $licence }
disclaimer-outside = { $site } přináší články z řady externích zdrojů, které vyjadřují různé názory. Zdroj tohoto článku: { $source }. Postoje v něm obsažené se nemusí shodovat s postoji redakce.
disclaimer-own = Autorem tohoto článku je redakce listu { $site }.
age-months = { PLURAL($count) ->
    [one] Tento článek je měsíc starý.
    [few] Tento článek je { $count } měsíce starý.
   *[other] Tento článek je { $count } měsíců starý.
}
age-years = { PLURAL($count) ->
    [one] Tento článek je starší než rok.
    [few] Tento článek je starší než { $count } roky.
   *[other] Tento článek je starší než { $count } let.
}
topics = Témata
related = Více k tématu
share = Sdílet
copy-link = Kopírovat odkaz
link-copied = Odkaz zkopírován
copy-failed = Odkaz se nepodařilo zkopírovat. Najdete ho v adresním řádku.
share-by-mail = Poslat e-mailem
share-with = Sdílet přes…

## Topics and sources
topic-lead = Všechny články k tématu, od nejnovějších.
sources-lead = Kdo stojí za články, které nejsou naše: u každého uvádíme zdroj, odkaz na originál a licenci.
source-lead = Články ze zdroje { $source }, od nejnovějších.
source-homepage = Vlastní web zdroje
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } článek
    [few] { NUMBER($count) } články
   *[other] { NUMBER($count) } článků
}

## Search
search = Hledat
search-none = Nebyl nalezen žádný článek.
search-meant = Měli jste na mysli
search-some = Žádný článek neobsahuje všechna tato slova. Následující obsahují některá z nich.
search-apart = Žádný článek neobsahuje tato slova za sebou. Tyto obsahují všechna.
search-all-sections = Všechny rubriky
search-all-sources = Všechny zdroje
search-everywhere = Ve všech jazycích

## When something is missing
not-found = Stránka nenalezena
not-found-text = Na této adrese nic není. Odkaz může být starý nebo chybně zapsaný. Pokračujte na titulní stranu nebo do rubrik nahoře.
gone = Tento článek byl stažen
gone-text = Redakce tento článek stáhla. Na tuto adresu se už nevrátí.
failed = Tuto stránku teď nelze zobrazit
failed-text = Chyba je na naší straně, ne na vaší. Zkuste to prosím za chvíli znovu.
too-often = Příliš mnoho požadavků
too-often-text = Z vaší sítě přišlo během krátké doby velmi mnoho požadavků. Chvíli prosím počkejte a pak to zkuste znovu.

## About
about-lead = { $site } jsou noviny pro čtenáře z celé Evropy: jedny noviny, v několika jazycích, na každém zařízení.
about-sources = Některé články píšeme sami, jiné pocházejí z externích zdrojů. U každého převzatého článku uvádíme zdroj, odkaz na originál a licenci.
about-software = Celý web je jediný program. Odjinud nic nenačítá, funguje bez JavaScriptu a nežádá o žádný souhlas, protože ho nic nevyžaduje.
about-sample = První články na novém webu jsou ukázkové vydání: skutečné události našimi slovy, se smyšlenými zdroji na adresách končících na „.example“.

## Privacy
privacy-lead = Při čtení stránek { $site } po sobě nezanecháte stopu, kterou bychom mohli sledovat.
privacy-others = Nejsou tu žádné uživatelské účty, reklamní sítě ani měřicí služby. Žádný požadavek neodchází na jiný web.
privacy-embeds = Ukazuje-li článek něco z jiného webu, například video, je tam jen odkaz. Obsah se načte, až když o něj požádáte; onen web pak získá vaši IP adresu a může ukládat soubory cookie.
privacy-cookies = Je tu jediný soubor cookie, a to jen pokud si v seznamu jazyků zvolíte jazyk: rok je v něm uložen tento jazyk, aby se v něm web otevíral.
privacy-languages = Pokud si na titulní stranu přidáte jazyky, jsou v tomto souboru cookie uloženy i ty a prohlížeč si je zapamatuje ve vašem zařízení.
privacy-browser = Pokud si pro počasí zvolíte jiné město, prohlížeč si je zapamatuje ve vašem zařízení. S požadavkem dostaneme název města a nic o vás neuchováváme.
privacy-offline = Aby se stránky, které jste četli naposledy, otevřely i bez připojení, prohlížeč si je uchovává. Vaše zařízení neopouštějí; odstraníte je tím, že v prohlížeči smažete data tohoto webu.
privacy-follow = Pokud sledujete témata nebo zdroje, prohlížeč si je zapamatuje ve vašem zařízení a adresa stránky „Moje noviny“ je obsahuje. Prohlížeč si také pamatuje, kterou verzi článku jste četli, aby ukázal, co se od té doby změnilo. My neuchováváme ani jedno, ani druhé.
privacy-counts = Abychom věděli, co se čte nejvíce, počítáme každého čtenáře článku jednou za den. Abychom čtenáře od sebe odlišili, držíme do půlnoci v paměti znečitelněnou podobu adresy a prohlížeče a pak ji zahodíme i s klíčem; samotný součet neobsahuje žádnou adresu, zařízení ani osobu.
privacy-logs = Protokoly serveru zaznamenávají, co bylo vyžádáno a jak dlouho to trvalo, bez adres.

## Accessibility
accessibility-lead = { $site } má sloužit všem. Řídíme se pravidly pro přístupnost webového obsahu WCAG 2.2 na úrovni AA.
accessibility-how = Každá stránka má jeden hlavní nadpis, pojmenované orientační oblasti a odkaz k přeskočení na obsah. Všechny funkce lze ovládat klávesnicí a fungují i se zvětšeným textem, v tmavém i světlém režimu a s vynucenými barvami.
accessibility-tests = Každou změnu testujeme automaticky na všech druzích stránek. Testování s lidmi, kteří používají asistivní technologie, nás teprve čeká.
accessibility-limits = Známé nedostatky: grafy jsou popsány slovy, jejich data však nelze číst jako tabulku.

## The sky
sky-clear = jasno
sky-fair = skoro jasno
sky-partly_cloudy = polojasno
sky-cloudy = zataženo
sky-fog = mlha
sky-light_rain = slabý déšť
sky-rain = déšť
sky-heavy_rain = silný déšť
sky-sleet = déšť se sněhem
sky-snow = sněžení
sky-thunder = bouřka

## Sections (the URL is made from the name)
section-world = Svět
section-europe = Evropa
section-politics = Politika
section-economy = Ekonomika
section-science = Věda
section-environment = Ekologie
section-culture = Kultura
section-sport = Sport

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amsterdam
place-athens = Athény
place-belgrade = Bělehrad
place-berlin = Berlín
place-bern = Bern
place-bratislava = Bratislava
place-brussels = Brusel
place-bucharest = Bukurešť
place-budapest = Budapešť
place-chisinau = Kišiněv
place-copenhagen = Kodaň
place-dublin = Dublin
place-helsinki = Helsinky
place-kyiv = Kyjev
place-lisbon = Lisabon
place-ljubljana = Lublaň
place-london = Londýn
place-luxembourg = Lucemburk
place-madrid = Madrid
place-nicosia = Nikósie
place-oslo = Oslo
place-paris = Paříž
place-podgorica = Podgorica
place-prague = Praha
place-reykjavik = Reykjavík
place-riga = Riga
place-rome = Řím
place-sarajevo = Sarajevo
place-skopje = Skopje
place-sofia = Sofie
place-stockholm = Stockholm
place-tallinn = Tallinn
place-tirana = Tirana
place-valletta = Valletta
place-vienna = Vídeň
place-vilnius = Vilnius
place-warsaw = Varšava
place-zagreb = Záhřeb

## Where an outside article comes from
provenance = Odkud tento článek pochází
provenance-fetched = Přijato { $date }
provenance-seen = U zdroje naposledy viděno { $date }
provenance-hash = SHA-256 přijatého dokumentu
provenance-excerpt = { $source } povoluje pouze výňatek; celý text je na vlastním webu zdroje.
provenance-canonical = Vyhledávače jsou žádány, aby uváděly originál, nikoli tuto stránku.
provenance-date-missing = Zdroj neuvedl datum; nahrazuje ho čas přijetí.
provenance-date-future = Zdroj uvedl datum v budoucnosti; nahrazuje ho čas přijetí.
provenance-date-implausible = Zdroj uvedl datum, které nemůže být správné; nahrazuje ho čas přijetí.
provenance-also = Další zdroje téhož textu
provenance-versions = Předchozí verze
provenance-version = Verze přijatá { $date } a co změnila následující
original-gone = Originál už na internetu není. Tento text byl přijat { $date }.
open-embed = Otevřít na webu { $name }
load-embed = Načíst zde z webu { $name }
load-embed-note = { $name } pak získá vaši IP adresu a může ukládat soubory cookie.
source-language = Jazyk: { $language }
source-received = Naposledy přijato { $date }
ago-minutes = { PLURAL($count) ->
    [one] před { $count } min
    [few] před { $count } min
    [many] před { $count } min
   *[other] před { $count } min
}
ago-hours = { PLURAL($count) ->
    [one] před { $count } h
    [few] před { $count } h
    [many] před { $count } h
   *[other] před { $count } h
}
ago-days = { PLURAL($count) ->
    [one] před { $count } dnem
    [few] před { $count } dny
    [many] před { $count } dne
   *[other] před { $count } dny
}
