# Arabic.

## The frame of every page
tagline = أخبار أوروبا بلغتك
skip-to-content = انتقل إلى المحتوى
menu = القائمة
sections = الأقسام
front-page = الصفحة الأولى
languages = اللغات
read-in = بلغات أخرى:
not-translated = غير مترجم: إلى الصفحة الأولى
keep-language = افتح دائمًا بالعربية
keep-language-note = يُحفظ اختيارك للغة في ملف تعريف ارتباط مدة سنة.
language-kept = من الآن فصاعدًا يُفتح هذا الموقع بالعربية.
also-read = أقرأ بلغات أخرى أيضًا
also-save = حفظ
site-pages = عن هذا الموقع
about = من نحن
privacy = الخصوصية
accessibility = سهولة الوصول
sources = مصادرنا
footer-note = صُنع ببرمجيات حرة. لا تتبّع ولا طلبات إلى أطراف أخرى.
light-page = نسخة خفيفة بلا صور ولا برمجيات
whole-page = النسخة الكاملة من هذه الصفحة
saved = المقالات المحفوظة
saved-lead = المقالات التي تحفظها وآخر ما قرأته تبقى في هذا المتصفح وتُفتح من دون اتصال بالإنترنت.
saved-list = المحفوظة
read-list = المقروءة حديثًا
saved-none = لم يُحفظ شيء في هذا المتصفح بعد.
offline-now = لا اتصال بالإنترنت الآن، والصفحة التي طلبتها ليست في متصفحك. إليك ما فيه.
remove-saved = إزالة
save-story = احفظ لوقت لاحق
story-saved = حُفظ. ويُفتح من دون اتصال بالإنترنت أيضًا.
save-failed = تعذّر الحفظ: لا اتصال بالإنترنت أو أن المتصفح لا يسمح بذلك.
take-today = خذ عدد اليوم معك
take-today-note = تُحفظ مقالات الصفحة الأولى مع صور صغيرة: نحو { NUMBER($megabytes) } ميغابايت.
reading = إعدادات القراءة
theme = الألوان
theme-auto = كما في جهازي
theme-light = فاتحة
theme-dark = داكنة
text-size = حجم النص
text-size-small = صغير
text-size-normal = عادي
text-size-large = كبير
text-size-larger = كبير جدًا
text-width = طول السطر
text-width-narrow = قصير
text-width-normal = عادي
text-width-wide = طويل
reading-time = مدة القراءة: { NUMBER($minutes) } د
listen = استمع
stop-listening = أوقف الاستماع
enlarge-picture = كبّر الصورة
close = إغلاق
changed-since-read = تغيّر هذا المقال منذ أن قرأته.
what-changed = اطّلع على ما تغيّر
changed-nothing-shown = الكلمات المعروضة هنا لم تتغيّر.
new-stories = { PLURAL($count) ->
    [zero] لا مقالات جديدة
    [one] مقال جديد واحد
    [two] مقالان جديدان
    [few] { NUMBER($count) } مقالات جديدة
    [many] { NUMBER($count) } مقالًا جديدًا
   *[other] { NUMBER($count) } مقال جديد
}
article-updated = حُدّث هذا المقال للتو.
show-update = اعرض النسخة الجديدة
breaking = عاجل
live = مباشر
live-over = انتهت هذه التغطية المباشرة.
live-refresh = اعرض أحدث التحديثات
key-events = أبرز الأحداث
link-to-entry = رابط هذا التحديث
my-paper = صحيفتي
my-paper-lead = مقالات عن المواضيع ومن المصادر التي تتابعها، الأحدث أولًا. ما تتابعه محفوظ في عنوان هذه الصفحة وفي متصفحك، لا عندنا.
my-paper-empty = لا تتابع شيئًا بعد. في صفحة كل موضوع وكل مصدر زر لذلك.
my-paper-following = ما تتابعه
my-paper-feed = خلاصة (RSS)
my-paper-opml = قائمة الخلاصات (OPML)
follow = متابعة: { $name }
unfollow = إلغاء المتابعة: { $name }
follow-full = صحيفتك ممتلئة. ألغِ أولًا متابعة موضوع أو مصدر في صفحة «صحيفتي».

## Date and weather
weather-label = الطقس: { $place }، { $temperature }، { $sky }، { $observed }
weather-observed = رُصد الساعة { $time }
weather-place = الطقس: اختيار المدينة
weather-none = لا قراءة حديثة

## Fronts
must-read = اخترنا لك
latest = آخر الأخبار
most-read = الأكثر قراءة
more-of = جميع المقالات: { $section }
no-stories = لا مقالات هنا بعد. ستظهر أولى المقالات في هذه الصفحة.
pages = الصفحات
page-number = الصفحة { $number }
newer = مقالات أحدث
older = مقالات أقدم
advertisement = إعلان

## Article
published = نُشر في
updated = حُدّث في
by = بقلم { $name }
source = المصدر
original-at = اقرأ النص الأصلي: { $source } ({ $language })
licence = الرخصة: { $licence }
disclaimer-outside = تنشر صحيفة { $site } مقالات من مصادر خارجية متنوعة تعبّر عن وجهات نظر كثيرة. مصدر هذا المقال { $source }، والآراء الواردة فيه لا تعبّر بالضرورة عن رأي { $site }.
disclaimer-own = كتبت هذا المقال هيئة تحرير { $site }.
age-months = { PLURAL($count) ->
    [zero] مضى على نشر هذا المقال أقل من شهر.
    [one] مضى على نشر هذا المقال شهر واحد.
    [two] مضى على نشر هذا المقال شهران.
    [few] مضى على نشر هذا المقال { $count } أشهر.
    [many] مضى على نشر هذا المقال { $count } شهرًا.
   *[other] مضى على نشر هذا المقال { $count } شهر.
}
age-years = { PLURAL($count) ->
    [zero] مضى على نشر هذا المقال أقل من سنة.
    [one] مضى على نشر هذا المقال أكثر من سنة.
    [two] مضى على نشر هذا المقال أكثر من سنتين.
    [few] مضى على نشر هذا المقال أكثر من { $count } سنوات.
    [many] مضى على نشر هذا المقال أكثر من { $count } سنة.
   *[other] مضى على نشر هذا المقال أكثر من { $count } سنة.
}
topics = المواضيع
related = المزيد حول الموضوع
share = شارك
copy-link = انسخ الرابط
link-copied = نُسخ الرابط
copy-failed = تعذّر نسخ الرابط. تجده في شريط العنوان.
share-by-mail = أرسل بالبريد الإلكتروني
share-with = شارك عبر…

## Topics and sources
topic-lead = جميع المقالات عن هذا الموضوع، الأحدث أولًا.
sources-lead = من يقف وراء المقالات التي ليست لنا: كل مقال منها يذكر مصدره ورخصته ويحيل برابط إلى الأصل.
source-lead = مقالات من { $source }، الأحدث أولًا.
source-homepage = موقع المصدر
source-stories = { PLURAL($count) ->
    [zero] لا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { NUMBER($count) } مقالات
    [many] { NUMBER($count) } مقالًا
   *[other] { NUMBER($count) } مقال
}

## Search
search = بحث
search-none = لم يُعثر على أي مقال.
search-meant = هل تقصد
search-some = لا يوجد مقال يضم هذه الكلمات كلها. المقالات التالية تضم بعضها.
search-apart = لا يوجد مقال ترد فيه هذه الكلمات متتالية. وردت كلها في هذه المقالات.
search-all-sections = جميع الأقسام
search-all-sources = جميع المصادر
search-everywhere = بجميع اللغات

## When something is missing
not-found = الصفحة غير موجودة
not-found-text = لا شيء في هذا العنوان. قد يكون الرابط قديمًا أو كُتب خطأً. يمكنك المتابعة من الصفحة الأولى أو من الأقسام أعلاه.
gone = سُحب هذا المقال
gone-text = أزالت هيئة التحرير هذا المقال، ولن يعود إلى هذا العنوان.
failed = تعذّر عرض هذه الصفحة الآن
failed-text = الخطأ من جهتنا لا من جهتك. يُرجى المحاولة من جديد بعد لحظات.
too-often = طلبات أكثر من اللازم
too-often-text = وردت من شبكتك طلبات كثيرة جدًا في وقت قصير. يُرجى الانتظار لحظات ثم المحاولة من جديد.

## About
about-lead = { $site } صحيفة للقراء في أنحاء أوروبا: صحيفة واحدة بلغات عدة، تُقرأ على أي جهاز.
about-sources = بعض المقالات من إعدادنا، وبعضها الآخر من مصادر خارجية. كل مقال خارجي يذكر مصدره ورخصته ويحيل برابط إلى الأصل.
about-software = الموقع برنامج واحد. لا يحمّل شيئًا من أي جهة أخرى، ويعمل من دون JavaScript، ولا يطلب موافقة لأن لا شيء فيه يحتاج إليها.
about-sample = المقالات الأولى في موقع جديد عدد تجريبي: أحداث حقيقية نرويها نحن، بمصادر مختلقة عناوينها تنتهي بـ«{ "\u200E" }.example{ "\u200E" }».

## Privacy
privacy-lead = قراءة { $site } لا تترك أثرًا يمكننا تتبّعه.
privacy-others = لا حسابات ولا شبكات إعلانية ولا خدمات قياس. ولا يُرسل أي طلب إلى موقع آخر.
privacy-embeds = حين يعرض مقال شيئا من موقع آخر، كمقطع فيديو مثلا، لا يظهر منه سوى رابط. ولا يُحمَّل المحتوى إلا بطلب منك، وعندئذ يتلقى ذلك الموقع عنوان IP الخاص بك وقد يحفظ ملفات تعريف الارتباط.
privacy-cookies = لا يوجد سوى ملف تعريف ارتباط واحد، وفقط إذا اخترت لغة من قائمة اللغات: يحفظ هذه اللغة مدة سنة كي يُفتح الموقع بها.
privacy-languages = إذا أضفت لغات إلى صفحتك الأولى، حفظها هذا الملف أيضًا، وحفظها متصفحك على جهازك.
privacy-browser = إذا اخترت مكانًا آخر للطقس، حفظه متصفحك على جهازك. يصلنا اسم المكان مع الطلب ولا نحتفظ بأي شيء عنك.
privacy-offline = كي تُفتح الصفحات من دون اتصال بالإنترنت، يحتفظ متصفحك بآخر ما قرأته منها. وهي لا تغادر جهازك، وتُزال إذا حذفت بيانات هذا الموقع من المتصفح.
privacy-follow = إذا تابعت مواضيع أو مصادر، حفظها متصفحك على جهازك، وورد ذكرها في عنوان صفحة «صحيفتي». ويحفظ متصفحك أيضًا أي نسخة من المقال قرأتها، ليُظهر ما تغيّر منذ ذلك الحين. ونحن لا نحتفظ بهذا ولا بذاك.
privacy-counts = لنعرف ما الأكثر قراءة، نعدّ كل قارئ لمقال مرة واحدة في اليوم. وللتمييز بين القراء، تبقى صيغة مموّهة من العنوان والمتصفح في الذاكرة حتى منتصف الليل ثم تُتلف مع مفتاحها، أما العدّ نفسه فلا يتضمن عنوانًا ولا جهازًا ولا شخصًا.
privacy-logs = تسجّل سجلاتنا ما طُلب والوقت الذي استغرقه، من دون عناوين.

## Accessibility
accessibility-lead = { $site } للجميع. نتّبع إرشادات سهولة الوصول إلى محتوى الويب (WCAG 2.2)، المستوى AA.
accessibility-how = لكل صفحة عنوان رئيسي واحد ومعالم مسمّاة ورابط للانتقال إلى المحتوى. تعمل جميع الوظائف بلوحة المفاتيح، ومع النص المكبّر، وفي الوضعين الداكن والفاتح، ومع الألوان المفروضة.
accessibility-tests = يُختبر كل تعديل آليًا على جميع أنواع الصفحات. أما الاختبار بمشاركة مستخدمي التقنيات المساعدة فلم يُجرَ بعد.
accessibility-limits = ما نعرف أنه ناقص: الرسوم البيانية موصوفة بالكلمات، لكن بياناتها لا يمكن قراءتها في جداول.

## The sky
sky-clear = سماء صافية
sky-fair = صحو غالبًا
sky-partly_cloudy = غائم جزئيًا
sky-cloudy = غائم
sky-fog = ضباب
sky-light_rain = مطر خفيف
sky-rain = مطر
sky-heavy_rain = مطر غزير
sky-sleet = مطر ممزوج بالثلج
sky-snow = ثلج
sky-thunder = عواصف رعدية

## Sections (the URL is made from the name)
section-world = العالم
section-europe = أوروبا
section-politics = سياسة
section-economy = اقتصاد
section-science = علوم
section-environment = بيئة
section-culture = ثقافة
section-sport = رياضة

## Places (names as CLDR has them, where it has them)
place-amsterdam = أمستردام
place-athens = أثينا
place-belgrade = بلغراد
place-berlin = برلين
place-bern = برن
place-bratislava = براتيسلافا
place-brussels = بروكسل
place-bucharest = بوخارست
place-budapest = بودابست
place-chisinau = كيشيناو
place-copenhagen = كوبنهاغن
place-dublin = دبلن
place-helsinki = هلسنكي
place-kyiv = كييف
place-lisbon = لشبونة
place-ljubljana = ليوبليانا
place-london = لندن
place-luxembourg = لوكسمبورغ
place-madrid = مدريد
place-nicosia = نيقوسيا
place-oslo = أوسلو
place-paris = باريس
place-podgorica = بودغوريتسا
place-prague = براغ
place-reykjavik = ريكيافيك
place-riga = ريغا
place-rome = روما
place-sarajevo = سراييفو
place-skopje = سكوبي
place-sofia = صوفيا
place-stockholm = ستوكهولم
place-tallinn = تالين
place-tirana = تيرانا
place-valletta = فاليتا
place-vienna = فيينا
place-vilnius = فيلنيوس
place-warsaw = وارسو
place-zagreb = زغرب

## Where an outside article comes from
provenance = من أين جاء هذا المقال
provenance-fetched = ورد في { $date }
provenance-seen = شوهد آخر مرة لدى المصدر في { $date }
provenance-hash = بصمة SHA-256 للمستند الوارد
provenance-excerpt = لا يسمح المصدر { $source } إلا بنشر مقتطف؛ والنص الكامل منشور في موقعه.
provenance-canonical = يُطلب من محركات البحث إدراج المقال الأصلي لا هذه الصفحة.
provenance-date-missing = لم يذكر المصدر تاريخًا؛ ويحل وقت الورود محله.
provenance-date-future = ذكر المصدر تاريخًا في المستقبل؛ ويحل وقت الورود محله.
provenance-date-implausible = ذكر المصدر تاريخًا لا يمكن أن يكون صحيحًا؛ ويحل وقت الورود محله.
provenance-also = مصادر أخرى للنص نفسه
provenance-versions = نسخ سابقة
provenance-version = نسخة وردت في { $date }، وما غيّرته النسخة التالية
original-gone = لم يعد الأصل متاحًا على الإنترنت. ورد هذا النص في { $date }.
open-embed = افتح في موقع { $name }
load-embed = التحميل هنا من { $name }
load-embed-note = يتلقى { $name } عندئذ عنوان IP الخاص بك وقد يحفظ ملفات تعريف الارتباط.
source-language = اللغة: { $language }
source-received = آخر ما ورد في { $date }
ago-minutes = { PLURAL($count) ->
    [zero] قبل { $count } دقيقة
    [one] قبل دقيقة واحدة
    [two] قبل دقيقتين
    [few] قبل { $count } دقائق
    [many] قبل { $count } دقيقة
   *[other] قبل { $count } دقيقة
}
ago-hours = { PLURAL($count) ->
    [zero] قبل { $count } ساعة
    [one] قبل ساعة واحدة
    [two] قبل ساعتين
    [few] قبل { $count } ساعات
    [many] قبل { $count } ساعة
   *[other] قبل { $count } ساعة
}
ago-days = { PLURAL($count) ->
    [zero] قبل { $count } يوم
    [one] قبل يوم واحد
    [two] قبل يومين
    [few] قبل { $count } أيام
    [many] قبل { $count } يومًا
   *[other] قبل { $count } يوم
}
