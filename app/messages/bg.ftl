# Bulgarian.

## The frame of every page
tagline = Европейски новини на вашия език
skip-to-content = Към съдържанието
menu = Меню
sections = Рубрики
front-page = Първа страница
languages = Езици
read-in = Прочетете на друг език:
not-translated = без превод: към първа страница
keep-language = Отваряй винаги на български
keep-language-note = Изборът на език се пази в бисквитка за една година.
language-kept = Отсега нататък този сайт се отваря на български.
also-read = Чета и на други езици
also-save = Запазване
site-pages = За този сайт
about = За нас
privacy = Поверителност
accessibility = Достъпност
sources = Нашите източници
footer-note = Създадено със свободен софтуер. Без проследяване, без заявки към трети страни.
light-page = Олекотена версия без снимки и скриптове
whole-page = Пълна версия на тази страница
saved = Запазени статии
saved-lead = Статиите, които запазвате, и последните, които сте прочели, остават в този браузър и се отварят и без интернет връзка.
saved-list = Запазени
read-list = Наскоро прочетени
saved-none = В този браузър все още няма нищо запазено.
offline-now = В момента няма връзка с интернет, а страницата, която търсите, не е във вашия браузър. Ето какво има в него.
remove-saved = Премахване
save-story = Запазване за по-късно
story-saved = Запазено. Отваря се и без интернет връзка.
save-failed = Запазването не успя: няма връзка с интернет или браузърът не го позволява.
take-today = Запазване на днешния брой
take-today-note = Запазва статиите от първа страница с малки снимки: около { NUMBER($megabytes) } MB.
reading = Настройки за четене
theme = Цветове
theme-auto = Както на устройството
theme-light = Светли
theme-dark = Тъмни
text-size = Размер на текста
text-size-small = Малък
text-size-normal = Нормален
text-size-large = Голям
text-size-larger = Много голям
text-width = Дължина на редовете
text-width-narrow = Къси
text-width-normal = Нормални
text-width-wide = Дълги
reading-time = Време за четене: { NUMBER($minutes) } мин
listen = Прослушване
stop-listening = Спиране на прослушването
enlarge-picture = Уголемяване на снимката
close = Затваряне
changed-since-read = Тази статия е променена, след като сте я прочели.
what-changed = Вижте какво е променено
changed-nothing-shown = Показаните тук думи са същите.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } нова статия
   *[other] { NUMBER($count) } нови статии
}
article-updated = Тази статия току-що беше обновена.
show-update = Показване на новата версия
breaking = Извънредно
live = На живо
live-over = Отразяването на живо приключи.
live-refresh = Показване на най-новите публикации
key-events = Ключови моменти
link-to-entry = Връзка към тази публикация
my-paper = Моят вестник
my-paper-lead = Статии по темите и от източниците, които следвате, най-новите първо. Това, което следвате, се пази в адреса на тази страница и във вашия браузър, а не при нас.
my-paper-empty = Все още не следвате нищо. На страницата на всяка тема и на всеки източник има бутон за това.
my-paper-following = Следвате
my-paper-feed = Емисия (RSS)
my-paper-opml = Списък с емисии (OPML)
follow = Следване: { $name }
unfollow = Спиране на следването: { $name }
follow-full = Вашият вестник е пълен. Първо спрете да следвате някоя тема или източник в „Моят вестник“.

## Date and weather
weather-label = Времето: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = измерено в { $time }
weather-place = Времето: избор на град
weather-none = няма актуални данни

## Fronts
must-read = Не пропускайте
latest = Последни новини
most-read = Най-четени
more-of = Всички статии: { $section }
no-stories = Тук все още няма статии. Първите ще се появят на тази страница.
pages = Страници
page-number = Страница { $number }
newer = По-нови статии
older = По-стари статии
advertisement = Реклама

## Article
published = Публикувано на
updated = Обновено на
by = Текст: { $name }
source = Източник
original-at = Прочетете оригинала: { $source } ({ $language })
licence = Лиценз: { $licence }
disclaimer-outside = { $site } публикува статии от редица външни източници, които изразяват различни гледни точки. Източник на тази статия: { $source }. Изразените в нея позиции не съвпадат непременно с позициите на { $site }.
disclaimer-own = Тази статия е написана от редакцията на { $site }.
age-months = { PLURAL($count) ->
    [one] Тази статия е отпреди месец.
   *[other] Тази статия е отпреди { $count } месеца.
}
age-years = { PLURAL($count) ->
    [one] Тази статия е отпреди повече от година.
   *[other] Тази статия е отпреди повече от { $count } години.
}
topics = Теми
related = Още по темата
share = Споделяне
copy-link = Копиране на връзката
link-copied = Връзката е копирана
copy-failed = Връзката не можа да бъде копирана. Ще я намерите в адресната лента.
share-by-mail = Изпращане по имейл
share-with = Споделяне чрез…

## Topics and sources
topic-lead = Всички статии по темата, най-новите първо.
sources-lead = Кой стои зад статиите, които не са наши: към всяка посочваме източника, връзка към оригинала и лиценза.
source-lead = Статии от { $source }, най-новите първо.
source-homepage = Сайтът на източника
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } статия
   *[other] { NUMBER($count) } статии
}

## Search
search = Търсене
search-none = Не са намерени статии.
search-meant = Може би имахте предвид
search-some = Няма статия с всички тези думи. В следващите има някои от тях.
search-apart = Няма статия, в която тези думи са една след друга. В тези ги има всичките.
search-all-sections = Всички рубрики
search-all-sources = Всички източници
search-everywhere = На всички езици

## When something is missing
not-found = Страницата не е намерена
not-found-text = На този адрес няма нищо. Връзката може да е стара или грешно изписана. Продължете към първа страница или рубриките по-горе.
gone = Тази статия е оттеглена
gone-text = Редакцията свали тази статия. Тя няма да се върне на този адрес.
failed = Тази страница не може да бъде показана в момента
failed-text = Грешката е при нас, не при вас. Моля, опитайте отново след малко.
too-often = Твърде много заявки
too-often-text = От вашата мрежа за кратко време дойдоха твърде много заявки. Моля, изчакайте малко и опитайте отново.

## About
about-lead = { $site } е вестник за читатели от цяла Европа: един вестник, на няколко езика, на всяко устройство.
about-sources = Някои статии са наши, други идват от външни източници. Към всяка външна статия посочваме източника, връзка към оригинала и лиценза.
about-software = Целият сайт е една програма. Той не зарежда нищо отвън, работи без JavaScript и не иска съгласие, защото нищо не го изисква.
about-sample = Първите статии в нов сайт са примерно издание: истински събития, разказани от нас, с измислени източници на адреси, завършващи на „.example“.

## Privacy
privacy-lead = Четенето на { $site } не оставя следи, които бихме могли да проследим.
privacy-others = Няма потребителски профили, рекламни мрежи и услуги за измерване. Никоя заявка не отива към друг сайт.
privacy-embeds = Когато статия показва нещо от друг сайт, например видео, там има само връзка. Съдържанието се зарежда едва когато го поискате; тогава този сайт получава вашия IP адрес и може да запази бисквитки.
privacy-cookies = Има само една бисквитка, и то само ако изберете език в списъка с езици: в нея една година се пази този език, за да се отваря сайтът на него.
privacy-languages = Ако добавите езици към първата си страница, тази бисквитка пази и тях, а браузърът ги запомня на вашето устройство.
privacy-browser = Ако изберете друг град за времето, браузърът го запомня на вашето устройство. Със заявката получаваме името на града и не пазим нищо за вас.
privacy-offline = За да се отварят и без интернет връзка, браузърът пази страниците, които сте чели последно. Те не напускат вашето устройство; ако изтриете данните на този сайт в браузъра, изчезват и те.
privacy-follow = Ако следвате теми или източници, браузърът ги запомня на вашето устройство, а адресът на „Моят вестник“ ги съдържа. Браузърът запомня и коя версия на дадена статия сте прочели, за да покаже какво се е променило оттогава. Ние не пазим нито едното, нито другото.
privacy-counts = За да знаем кое се чете най-много, броим всеки читател на дадена статия веднъж на ден. За да различаваме читателите, до полунощ в паметта се държи неразпознаваем вид на адреса и браузъра, след което той се изтрива заедно с ключа си; самият брояч не съдържа адрес, устройство или личност.
privacy-logs = Дневниците на сървъра записват какво е поискано и колко време е отнело, без адреси.

## Accessibility
accessibility-lead = { $site } е за всички. Следваме Указанията за достъпност на уеб съдържанието WCAG 2.2, ниво AA.
accessibility-how = Всяка страница има едно главно заглавие, наименувани ориентири и връзка за преминаване към съдържанието. Всички функции работят с клавиатура, с уголемен текст, в тъмен и светъл режим и с цветове, наложени от системата.
accessibility-tests = Всяка промяна се проверява автоматично върху всички видове страници. Проверката с хора, които ползват помощни технологии, все още предстои.
accessibility-limits = Известни пропуски: диаграмите са описани с думи, но данните им не могат да се четат като таблици.

## The sky
sky-clear = ясно
sky-fair = предимно ясно
sky-partly_cloudy = разкъсана облачност
sky-cloudy = облачно
sky-fog = мъгла
sky-light_rain = слаб дъжд
sky-rain = дъжд
sky-heavy_rain = силен дъжд
sky-sleet = дъжд и сняг
sky-snow = сняг
sky-thunder = гръмотевична буря

## Sections (the URL is made from the name)
section-world = Свят
section-europe = Европа
section-politics = Политика
section-economy = Икономика
section-science = Наука
section-environment = Екология
section-culture = Култура
section-sport = Спорт

## Places (names as CLDR has them, where it has them)
place-amsterdam = Амстердам
place-athens = Атина
place-belgrade = Белград
place-berlin = Берлин
place-bern = Берн
place-bratislava = Братислава
place-brussels = Брюксел
place-bucharest = Букурещ
place-budapest = Будапеща
place-chisinau = Кишинев
place-copenhagen = Копенхаген
place-dublin = Дъблин
place-helsinki = Хелзинки
place-kyiv = Киев
place-lisbon = Лисабон
place-ljubljana = Любляна
place-london = Лондон
place-luxembourg = Люксембург
place-madrid = Мадрид
place-nicosia = Никозия
place-oslo = Осло
place-paris = Париж
place-podgorica = Подгорица
place-prague = Прага
place-reykjavik = Рейкявик
place-riga = Рига
place-rome = Рим
place-sarajevo = Сараево
place-skopje = Скопие
place-sofia = София
place-stockholm = Стокхолм
place-tallinn = Талин
place-tirana = Тирана
place-valletta = Валета
place-vienna = Виена
place-vilnius = Вилнюс
place-warsaw = Варшава
place-zagreb = Загреб

## Where an outside article comes from
provenance = Откъде идва тази статия
provenance-fetched = Получено на { $date }
provenance-seen = За последен път видяно при източника на { $date }
provenance-hash = SHA-256 на получения документ
provenance-excerpt = { $source } разрешава само откъс; целият текст е на сайта на източника.
provenance-canonical = Търсачките са помолени да показват оригинала, а не тази страница.
provenance-date-missing = Източникът не е посочил дата; вместо нея е посочено времето на получаване.
provenance-date-future = Източникът е посочил дата в бъдещето; вместо нея е посочено времето на получаване.
provenance-date-implausible = Източникът е посочил невъзможна дата; вместо нея е посочено времето на получаване.
provenance-also = Други източници на същия текст
provenance-versions = Предишни версии
provenance-version = Версия, получена на { $date }, и какво е променила следващата
original-gone = Този текст е получен на { $date }, а оригиналът вече не е онлайн.
open-embed = Отваряне в сайта { $name }
load-embed = Зареждане тук от { $name }
load-embed-note = Тогава { $name } получава вашия IP адрес и може да запази бисквитки.
source-language = Език: { $language }
source-received = За последен път получено на { $date }
ago-minutes = { PLURAL($count) ->
    [one] преди { $count } мин
   *[other] преди { $count } мин
}
ago-hours = { PLURAL($count) ->
    [one] преди { $count } ч
   *[other] преди { $count } ч
}
ago-days = { PLURAL($count) ->
    [one] преди { $count } ден
   *[other] преди { $count } дни
}
