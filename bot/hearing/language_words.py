"""Small words and scripts of languages that members may write in. Data only."""

# ruff: noqa: E501 - a phrase stays on one line, so that it can be read and sorted


def _words(sure: str, common: str = "") -> dict[str, float]:
    """Words that only this language has (worth 1), and those that English or another language has too (worth a half)."""
    return {**dict.fromkeys(common.split(), 0.5), **dict.fromkeys(sure.split(), 1.0)}


SCRIPTS = {
    "ARABIC": "ar", "GURMUKHI": "pa", "BENGALI": "bn", "CYRILLIC": "ru", "CJK": "zh", "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko",
    "DEVANAGARI": "hi", "TAMIL": "ta", "GREEK": "el", "HEBREW": "he", "THAI": "th", "ETHIOPIC": "am", "GUJARATI": "gu", "ARMENIAN": "hy",
    "GEORGIAN": "ka", "TELUGU": "te", "MALAYALAM": "ml", "SINHALA": "si", "KANNADA": "kn", "MYANMAR": "my", "KHMER": "km",
}  # fmt: skip

# Letters that tell the languages of one script apart, tried in turn.
TELLING_LETTERS = {
    "ARABIC": (("ټډړښځڅ", "ps"), ("ەێۆڕڵ", "ckb"), ("ٹڈڑںےہھ", "ur"), ("پچژگ", "fa")),
    "CYRILLIC": (("іїєґ", "uk"), ("ў", "be"), ("ыэё", "ru"), ("ъ", "bg"), ("ђћљњџ", "sr")),
    "CJK": (("のをはがですまか", "ja"),),
}

SMALL_WORDS = {
    "cy": _words(
        "mae rwy dwi wyf ydw ydy ydi yw yn yr oes pwy beth sut pam ble lle hawl undeb gan gyda gyda'r wrth heb dros chi eich ein ni'n nhw "
        "fy dy ei eu hwn hon hynny hyn sydd bod bydd oedd roedd wedi ddim nid fod cael gwneud neud allwn alla gallaf galla ga gaf gaiff ydyn "
        "ydych dych wyt ydi os pan felly hefyd neu nac na'r i'r o'r a'r sy nhw'n gweithio gwaith gweithle meddalwedd deallusrwydd artiffisial "
        "rhaid oherwydd achos diolch cwmni cyn dod newydd wylio ddefnyddio defnyddio gallu gallen ddylen dylen ddylai dylai allai beth'n "
        "wi'n becso cymryd rwyf rwy'n mae'r mae'n dwi'n odi odi'r am ystyr ydw fo nesa efo isio eisiau isie fyddai byddai byddant ydynt "
        "hynny'n ond eto yma yno acw swydd swyddi cyflog bos bòs cwrs hyfforddiant rheolwr rheoli rwyn dwin maer maen wir saff cleients",
        "i o y a ni ar at un am be be'",
    ),
    "gd": _words(
        "tha mi agus chan eil bha air anns ann bidh dè ciamar carson càite cò aonadh ag obair dheidhinn ràdh gu bheil iad sinn sibh thu nach "
        "chaidh gum gun robh le mo mu ris sin seo airson againn agam aig bhith faodaidh feum cead luchd companaidh oirnn sam bith",
        "am do na an is a",
    ),
    "ga": _words("tá níl agus bhfuil conas cad cén ceard ceardchumann obair ag leis liom maith againn agam sinn siad mé tú muid faoi seo sin an bhfuil éigean cead nach"),
    "pl": _words(
        "czy jest są nie się na że jak jestem mnie mam ma moze może mogą moga mój moja szef szefem pracy praca pracuje pracuję bo ale jakie jaki kto gdzie "
        "kiedy dlaczego co przez dla związek zwiazek związki prawo musiał zwolnic zwolnić kamery kierowcą sie to ich nas nam nasz nasze "
        "ze oni ona on ten ta te tak juz już tylko bardzo proszę dziękuję dzień dobry firma system pokazal wydajnosc niska za śledzić oceniać",
        "do to on no a i w z ten ma moga system nas co jest",
    ),
    "ro": _words(
        "este sunt nu și si sau că ca să sa mă ma îmi imi mi-a ce cum unde când cand de la în pentru prin fără fara angajatorul sindicatul face "
        "poate pot avea voie are au cu pe din muncă munca muncii lucrez șeful seful robotii locul dacă daca aplicația banii noi noastre asta acest legal iau mea meu",
        "are de la am ca a pe cu sa ce in si legal",
    ),
    "fr": _words(
        "je tu il elle nous vous ils est sont suis es et ou où que qui quoi est-ce dans avec pour pas ne le la les des du une un ce cette "
        "mon ma mes notre nos leur patron syndicat travail travaille doit peut être avant c'est qu'est au aux sur par sans si très c qu quelles plannings appli droit droits employeur",
        "a me on or est pour pas son des la le un au par legal si",
    ),
    "es": _words(
        "el los las una es son está estoy mi mis nos que qué quién cómo cuando dónde por para con sin pero muy puede pueden puedo trabajo "
        "trabajo jefe sindicato empresa usar decidir tengo tiene hay del al y se lo su sus me te hola gracias horario derecho derechos ponen reloj mide paso cada limpiadora",
        "a me no de la un en el con si y te se",
    ),
    "pt": _words(
        "o os as um uma é são está estou meu minha nos que quem como quando onde por para com sem mas muito pode podem posso trabalho patrão "
        "sindicato empresa tenho tem há não você eu nós dos das do da em na no ao pelo ajuda dizem vao vão gente robos robôs fabrica numa q ponto usar",
        "as no do da me a o com em na",
    ),
    "it": _words(
        "il lo gli è sono sei ho ha hanno che chi come quando dove perché per con senza ma molto può possono posso lavoro capo sindacato "
        "azienda devo deve essere della del dei delle nel nella al alla mio mia miei nostro di da una un uno si non prima turni informato algoritmo questo questa ci siamo",
        "a me come i la in ha per ma con di si non no",
    ),
    "de": _words(
        "der die das und ist sind ich wir ihr sie mein meine mich mir uns unser nicht kein keine mit ohne für auf von zu ein eine einen darf dürfen "
        "kann können muss müssen wenn weil dass arbeitgeber chef gewerkschaft arbeit leistung überwachen wie warum wo wer wann auch oder aber haben hat werden wird im beim",
        "die was so in an am war man will bin hat",
    ),
    "ur": _words(
        "kya mujhe meri mera mere hai hain ho nahi nahin kar karna karte karti karega karegi sakti sakta sakte ke ki ka ko se mein main hum hamare "
        "hamari aap apne apna agar aur lekin kyun kaise kab kahan kaun yeh ye woh jo bhai batao diya dia gaya gayi raha rahe rahi tha thi the_ "
        "koi kuch bhi hoga hogi chahiye kaam liye majboor istemal naukri company_ shift_ khatam wala wali sab ham tum mai haan ji bata jaye kiya kisi",
        "to is se ho main ham bata hum ki ye the",
    ),
    "pa": _words(
        "ki mainu sadda sade saade sadi tusi tussi assi asi kivein kiven hega haiga nahi han da di de nu vich vicho naal nal kar sakda sakde sakdi "
        "kam mera meri gal paaji veerji ohna ohnu jado kyon bohat changa dasso lagda honda hunda karda karde",
        "da di de ki kar mera",
    ),
    "so": _words(
        "waxaan waxa waan ku iyo miyaa miyay soo aan aad uu ayaa leeyahay inaan ogaado sida loo go'aamiyo shaqadayda shaqada shaqeeyaa "
        "shaqo xaq maxaa maxay sidee goorma halkee waa oo laakiin haddii robotyadu robotyada yaal qaadanayaan bakhaar ururka shirkadda mid badan karaan kara karaa",
        "ma so ka si u",
    ),
    "lt": _words("yra mano kaip kodėl ką darbo darbas darbdavys gali mane sąjunga profsąjunga aš mes jie nėra bet kad su dėl į iš už kai dirbu turi teisę"),
    "lv": _words("vai mans kā kāpēc darbs darba darba_devējs var mani arodbiedrība es mēs nav bet ka ar par uz no lai kad strādāju tiesības"),
    "hu": _words("hogy nem van és egy az ez mit miért hogyan munka munkahely főnök szakszervezet lehet vagyok nekem minket csak már ha is dolgozom jogom"),
    "sk": _words("nie som môže moja moj môj práca práce šéf prečo kde kto ako ale že odbory pracujem právo sme ma mi"),
    "sq": _words("është nuk unë jam punë puna si pse kush çfarë mund të dhe për me në një sindikata shefi punoj kam ka duhet ne ata"),
    "tr": _words("bir ve bu ne mı mi için değil var yok iş işveren patron sendika nasıl neden kim ben biz onlar çalışıyorum hakkım olabilir ile beni bizi"),
    "tl": _words("ang mga ako ikaw siya kami tayo sila hindi ba po ng sa na ay trabaho pwede bakit paano ano sino unyon amo kung dahil lang naman"),
    "sw": _words("na ni je kazi yangu mimi sisi wao hapana ndiyo kwa nini wapi lini nani chama mwajiri anaweza naweza kama lakini hii hiyo wangu"),
    "nl": _words("ik je wij het een niet is zijn mijn ons met voor werk werkgever baas vakbond mag kan moet wat waarom hoe wie waar ook maar als dat deze", "is in we me of"),
    "bg": _words("sum rabota sindikat shef moje mojem zashto kak koi kade imam nqma"),
    "yo": _words("ni mo wa won kini bawo ise mi awa wọn ṣe nibo nigbati tabi ati sugbon egbe osise"),
    "pt-br": _words(""),
}  # fmt: skip
SMALL_WORDS = {
    code: {word: worth for word, worth in small.items() if not word.endswith("_")}
    for code, small in SMALL_WORDS.items()
    if small
}

ENGLISH = frozenset(
    """
the a an and or but if is are was were be been am do does did have has had can could will would shall should may might must not no yes
i you he she it we they me him her us them my your his its our their this that these those who what which when where why how there here
to of in on at by for from with about into over under after before than then so as up out off all any some more most other own same too
very just now only also says say said boss work job jobs union app system manager shift shifts company data new old get got go going make
tell want know see use using used need please hi hello thanks thank people one two way day time because cos dont cant im its whats ive
ma wor gaffer dae tae wi ken owt nowt summat yer ye an ah whit canna wullnae aint innit mun like lol per allowed right rights ai robot
robots computer software rota rotas boss's there's that's it's don't can't i'm he's she's they're we're isn't first last every long
law legal agreement report member members rep reps staff question colleagues camera cameras training pay hours branch council trust
dis de dem mi seen pon mash yow cor doe atta ow ter dreckly d thicky scunnered fair whole bit
""".split()  # noqa: SIM905 - words are read more easily than quotes
)
