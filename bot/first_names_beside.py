"""More first names, and the words that tell whether what stands beside a name is a name as well. Data only."""

# ruff: noqa: SIM905 - data, which stays short as running words

from bot.first_names import FIRST_NAMES

_MORE = frozenset(
    """
    aamir abena abi abid adele aditi adnan adwoa agata aiden aine akash akram alana albert alec aled alejandro alfred
    ali alma alys amelie aminata amrit andre andreas andreea ania anisa ankit arnold arshad arwel aslam atif audrey
    ava ayse azhar babar baljit baz beatriz becca belinda bella bernie bertha beverly bex bilal billy bogdan brad
    bradley brett bruce bruno burak calum candice caoimhe carly carmen carwyn cassie catarina cathal catriona caz
    cecilia celia cerys chantal chaz chipo clara claudia clifford cody colm connie cormac cristi cynthia danilo
    dariusz darryl daryl daz dazza debra denis dermot dewi diarmuid diego divya dom donal dora edyta elen elias elif
    eliza elliot elliott elsa elzbieta emilia emre eoghan eoin eric erik ernie esme estelle euan eugene evie ewelina
    fahad fatou felicity felix fernando ffion finlay fintan francisco frankie fraser fred frederick freya ganesh
    geraint gloria glyn gopal gosia gregor guilherme gurmeet gus gwyn haider halina haris harish harley harpal harvey
    hefin heledd hilda hiroshi hirut hitesh hossein hugh hugo hywel iain ianto ida ileana imogen ingrid ionut irfan
    isaac ishbel iza jared jasper jaspreet jed jenna jermaine jerome jerry jessie jez jo joao jodie jody josie jules
    juliet juliette junaid kamil kara karol kashif kat katy kay kayla kaz keeley keely keira kelvin ken kev khaled
    khalida kieron kim kinga kirstie kojo kris kristen kristin kunle kurt kwabena kweku kylie laila lana lara laurie
    layla leo leona lerato leszek leyla libby lindsey linh lola lottie lou louie lowri loz luca lucyna maeve magda
    mahesh maisie majid mamadou manpreet marc marco mared marek margot marta mateus maxine mehdi mei melinda melvin
    mia mihai milly mirek mitch mitchell mohamad mohan mollie monica morag morgan muhammed mukesh murat naeem naresh
    nasir nat naveed naz nazia nazma neeta neha nell nellie nelson ngoc nguyen nia nige nikhil nikita nilesh nnamdi
    oisin oli ollie olly osian otto ousmane pablo paddy paige pankaj patsy paulo pedro perry polly pooja pradeep
    preeti priti puja rachael rahim rakesh raluca ramon raquel rashmi razia reuben rex reza rhea ria rick ricky rishi
    rocio rohan rohit roland rommel rosa roxanne roy ruairi rubina rudy rufus rupert russell sade sadie sadiq saira
    salman samira sanjeev saoirse sasha saul seamus seb segun shamim shaz shazia shazza sheryl shilpa shyam sid simona
    simran sipho skye sneha sobia sonya sorcha steffan steph stevie stewart struan stu sudha sukhdeep sukhi suresh
    susie suzie swati sybil sylwia tabitha tadhg tamsin tania tara tatenda ted teddy tendai tesfaye tess thabo thiago
    tia tiago tiffany tinashe tomek tomos troy tyrone umair varun vic vikas vince vinod vishal vivek vlad walter wanda
    wei wes wilf wilson xiomara yaw yuki zac zack zak zeeshan zeynep zoey zuzanna
    """.split()
)

# Everyday words that are names too: with a capital inside a sentence, or after a word such as "manager".
WORDS_TOO = frozenset(
    """
    ada amber april aria art august basil bill blessing bobby chase christian daisy dawn dean dee des drew ed eve
    faith florin frank georgia gill glen grace grant guy hazel heather holly hope iona iris ivy jack jade jan jasmine
    jay jean jordan joy june lane lee len lily mark max may mel mercy miles mo olive page pat pearl penny precious ray
    reg rob robin roman rose ross ruby sandy stanley sue summer sunny tara una victor violet warren will
    """.split()
)

# These stand for a person however they are written.
ANY_CASE = (FIRST_NAMES | _MORE) - WORDS_TOO

# Surnames that are, or look like, everyday words: after a first name they are surnames.
SURNAMES = frozenset(
    """
    abbott adams ahmed alves andrews archer baker ball banks barber barnes bean bell berry bird bishop black bolton
    bridges briggs bright brooks brown browne browning bull burton bush butler carter castle childs church cole coles
    collins connolly cook cooper cortes cross daly daniels davies day dennis donnelly dowling edmonds edwards ellis
    england evans farrelly fernandes field fielding fields fisher fleming flores foot forest fox francis french frost
    gardener gardner gates german gibbs giles gold golding gomes graves gray green grey griffiths groves hall hamed
    harding hardy harris hayes healy higgins hill hines hobbs hodges hogg holmes hopkins house hughes humphreys hunter
    ireland jacobs james javed jeffries jenkins jones keating kelly kennedy king knight lamb lane law laws lewis ling
    london long lopes mahmoud majeed major manning marques marsh mason masters matthews mendes miles mills ming
    mohammed moody moore morales myers nicholls noble north nunes owens page park parker parks parsons perkins peters
    phillips pires pope porter potter powers price rasheed reed reeves reid reilly reyes reynolds rhodes rice rich
    richards roberts rodrigues rogers rose saeed sanders sargent saunders savage scott sharp shepherd short silver
    simmons small smith smithers snow steel stevens stone strong stubbs summers swan swift sykes symonds taylor thomas
    tibbs torres turner waheed walker walters ward waters watkins webb wells welsh west white williams winter winters
    wise withers wolf wood woodhouse woods wright yates young
    """.split()
)

# Words that go on with the sentence after a name. Regular endings (-ing, -ed, -ly, -s …) need no entry.
COMMON = frozenset(
    """
    a able about above abroad absolute abuse acas accent accept access accident account accurate across act address
    admin admit admits advert advice adviser advises afraid after afternoon again against age agency agent ago agree
    agreed agrees ah ai aid aider air alarm alarms alert alerts alexa algorithm all allow allows alone along already
    alright also always am amazon an analyse analyses analysis and angry annual another answer answers anxiety any
    anybody anymore anyone anyway anywhere apart app appeal applies appointments appraisal appreciate apprentice
    apprenticeship approve approves apps april are arent argue argues arm arms around as ask asks asleep assault
    assaults assess assesses assistant assume assumes at ate attack audit august autistic automate automates avatar
    awake away ay baby back bad badge bag bairns ballot ban band bank bans bar barn bastards bathroom bc be beam beat
    became because become becomes bed bedroom been beeps before began begin begins behind believe belt benefit
    benefits best bet better between big bike bin bins birthday biscuit bit bits black blade blame blames bleed bless
    blind block bloke blood bloody blue board boat body boil boiler bollocks bomb bonus book boot boss bosses bot both
    bother bots bottle bottom bought box boxes boy boyfriend branch branches breach bread break breakdown breaks
    breath breathe bridge brilliant brings british bro broadband broke broken brother brothers brought bruv btw build
    builds built bullies bully bunch burn burns burst bus busy but butt button buttons buy buys by bye cab cake call
    caller callers calls calm cam came camera cameras cams can cancel cancels cannae cannot cant canteen car card care
    carer carers cares caretaker carry case cases cat caught cell centre chair challenge chances change changes
    chapter character charge chase chases chat chatbot chatbots chatgpt chats check checks cheerio cheers chef chest
    chicken chief child children chip choose chooses chose christmas chuck civil claim claims class claude clause
    clean cleaner cleaners clear clerk clever client cliff clock clocks close clothes cloud coach coat code cold
    colleague collect collects college colour come comes commercial committee companies company complain complaint
    complaints complete compulsory computer computers comrade confidential confirm connect consent consult consults
    contact content continue continues contract contractor control controls cope copies copilot copy corridor cos
    could couldnt council counsellor count counter country counts course cousin cover covers coz crash create creates
    crew crime crisis cross cry cupboard customer customers cut cuts cuz dad daft danger dark dashboard data date
    daughter day days dead deadline deal deals dear death deaths december decide decides decisions deepseek delete
    delivery demand demands dementia deny depend depends deploy deploys depot describe describes design designs desk
    desks details detect detector developer devices devil did didnt die dies different digital dinner direct director
    disciplinary discipline discuss disgrace dismissal dispute do dock doctor documents does doesnt dog dogs domestic
    done dont door doors dose double down dpia draft drafts drank draw drawer draws drew drill drink driver drivers
    drives drone drones drop drug drugs drunk duck due dumb duty dwp each ear easier easy eat eaten edge eg eight
    eighteen either eleven else email emails emergency employee employer employers empty end ends engine england
    english enough enquiries enquiry enter enters errors essay estate etc eu even ever every everybody everyone
    everywhere ex exam excel excellent exist exists exit expect expects explain explains extra eye eyes face faces
    facial facts fail fails fair fake fall falls families fancy far fast fault favourite fda fear fears february fed
    feed feel feels feet fell fella felt few fewer fifty fight figures file files film films filter final find finds
    fine fingerprints fingers finish fire firm first fit five fix flag flags flat floor fly folk follow follows food
    foot footage football for force forget forklift form formal forms forty found four fraud free friday friend from
    front full fun fund funeral funny further fuss future gaffer game garage gas gate gave gdpr gemini general get
    gets girl girlfriend girls give given gives glasses gmb go god goes gone gonna gonnae good goodbye goodnight
    google got grade grand grandson grant great green grief grok gross group guard guess guide guidelines guilty gun
    guy ha had hadnt haha hair half hall hammer hand handle handler handles hands hang happen happens happy hard harm
    has hasnt hate hates have havent he head headline heads headset health hear heard hears heart heat heid held hell
    hello help helpdesk helpline helps her here heres hers herself hes hey hi hidden hide hides high him himself hint
    hire hires his history hit hits hiya hmrc hold holds holiday holidays home homework honest hoover hope hopes
    hospice hospital hostel hot hotel hour hours house how hows hr human hun hung hurt hurts husband i ico ict id idea
    idk idle ie if ignore ignores ill im images imo impact impose imposes in incident include includes info inform
    informs innit inside insist install installs instead instructions insulin internet interview interviews into
    introduce introduces invent invents invite invites ireland irish is isnt issue it itll its itself ive jailbreak
    january jaw job jobcentre jobs join joins joke jokes judge judges july jump june just keep keeps kept kettle key
    keys keystroke kick kid kids kill killer kind kiosk kit kitchen knees knew knife knock know knows la lab lad
    ladies lads lady language laptop large lass last late later laugh laughs law lawyer lead leader leads leaflet leak
    learn leave leaves left leg legal legs less lesson lessons let lets letter letters level library lie lies life
    lift light lights like likes limit limits line lines link lips list listen listens little live lives load loads
    loan local lock locker locks log login logs lol london lone long longer loo look looks lorries lose loses lost lot
    lots loud love loves low lower lunch machete machine machines mad made make makes mam man manage manager managers
    manages many march mark marks marriage marry mate mates matter matters may maybe me mean means meant meet meetings
    member members membership memory men mental mentions menu mess message messages microsoft midnight might mileage
    min mind mine minimum mins minute minutes misconduct misery miss misses mistake mistakes mode model monday money
    monitor monitors month months mood more moron most mother mouse move moves much multi mum murder must my myself
    nah name names nan national near neck need needs neighbour neither nerves neu never new news newsletter next nhs
    nice night nightmare nights nine nineteen ninety no nobody none nonsense nor normal not note notes notice notices
    november now nowhere nowt number numbers nurse obey object objects occupational october odd of off offer offers
    office officer offices official often ok okay old older omg on once one ones online only onto open opens operator
    opposite opt options or order orders other others otter ought our ours ourselves out outlook outside over overdose
    override overrule overrules overtime owe owes own owns pace page paid pain pains pal panic paper papers paperwork
    paracetamol parents park part partner party pass passes passport password passwords past pathetic patient patients
    pay payroll pays payslip pcs peace people per percent perhaps period permit permits person personal pet petrol
    phone phones photo pick picks picture pictures pill pills pilot pin pins pint pirate place places plain plan plans
    plant platform play playlist please pls plz pocket poem point points police policy pool poor portal post poster
    posters posts practice predicts prefer prefers pregnant premium present press pretend print printer prison privacy
    private problem procedure program project promises prompt prompts proper prospect prove proves provide provides
    public publish pull pulls pure purpose push pushes put puts questions queue quick quiet quit quite quiz quote ra
    radio ran rang rate rates rather razor rcn re reach read reader reads ready real reason receptionist recipe reckon
    reckons recommend recommends record recordings records red redundancies redundancy redundant ref refer refers
    refuse regional register reject rejects relies rely remember remove removes rent rep repeat replace replaces
    replies report reports represent reps request require requires research resident residents resign resigns respond
    response rest restrictions restructure results retire return returns review rewrite rewrites rid right rights ring
    rings rise risk rn road robot robotics robots rock role roll rolls roof room rope rota rotas round route rubbish
    rude rule rules run runs sack sacks sad safe safety said sake same sat saturday save saves saw say says scab scan
    scanner scanners scans scheme school score scores scotland scottish screen screens script sea search searches sec
    second seconds secret secretary see seem seems seen sees select selects self sell sells send sends sense sensor
    sensors sent september serve server serves service services set sets seven sex sexual shall shame share shares she
    shes shift shifts shoot shop short shot should shoulder shouldnt shout shouts show shower shows shud shut sick
    side sides sign signs silly simple since sing single sir siri sister sit site sits six sixty skin slack sleep
    slept slow small smart smell smile so social sod software solicitor some somebody someone sometimes somewhere son
    song soon sorry sort sorts sound sounds space speak speaks speech speed spell spend spends spent spies split spoke
    spot spreadsheet spy stab staff stage stairs stall stand standard stands star stars start starter starts stats
    stay stays steal step stepdad steward stick still stock stomach stone stood stop stops store stores storey story
    straight strangle strategy street strength stress strike stroke strong stuck student students study stuff stupid
    submit submits subs such sue suffer suffers suggest suggests suicidal suicide summary sun sunday supervisor
    supplier support supports suppose sure survey suspect suspend suspends swap swear swears swim switch switchboard
    system systems ta table tablet tablets tae take taken takes talk talks tank tape target targets tax taxi tbh tea
    teach teacher teachers team teams tears tech technology teenager teeth telephone tell tells temperature ten tenant
    tenants test tests text texts than thank thanks that thats the their them themselves then there theres these they
    theyll theyre thick things think thinks third thirty this tho those though thought thoughts threaten threats three
    threw throat through throw thrown throws thru thursday thx tick tidy tier til till time times tin tiny tips to
    today toddler together toilet toilets told tomorrow tone tonight too took tool tools top topics touch town track
    tracker tracks trade traffic train trainee trains translate treat treats triage trial tribunal tries trolley
    trouble true trust trusts truth try tuesday turn turns twelve twenty twice two type types ucu uk uncle under
    understand uneasy unfair uniform union unions unison unit unite until up update upload uploads upset upstairs ur
    us use user uses usual utter vans verify very vet via video videos view views violent visa visit visits voice
    volunteer vote vs wage wages wait waits wake wales walk walks wall walls want wants ward warehouse warn warns was
    wash wasnt waste wat watch watches water way we weapons wear webinar website wednesday wee week weekend weekends
    weeks welfare well welsh went wept were werent wet weve what whatever whats whatsapp when where whether which
    while whit white who whoever whole whom whos whose why wi wife will win wind window wins winter wipe wish wishes
    with withdraw withdraws withheld withhold within without woke woman women won wont wor word words work worker
    workers workload works world worries worry worse worst worth wot would wouldnt wrist write writes written wrong
    wrote ya yard ye year years yer yes yesterday yet you young your youre yours yourself zero zoom
    """.split()
)
