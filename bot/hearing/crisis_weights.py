"""How much single words speak for somebody in danger (above 0) or for a question about work (below).

Learned once from our own lists and the ways in which the entries are asked. "@" is a field of `crisis_fields`, "#" the shape of the message.
Data only; a weight may be changed by hand.
"""

# ruff: noqa: E501 - a phrase stays on one line, so that it can be read and sorted

START = -1.0

_ROWS = """
6.8: hes
5.2: @weapon myself
4.0: @harm @substance he shes
3.6: cant dont im ive lads
3.2: car having locked someones taken
2.8: #fields>1 #fields>2 #fields>3 #fields>4 @danger place @death coming hell house screaming think tonight wake
2.4: 20 40 @body @kin @mind baby breathing dead doors gun her his hotel husband insurance mad me mins night number owe phone plant
2.4: shaking showing store takes theres thoughts took wont yourself
2.0: #fields>5 #neither 6 @home @people alive answering belt bloke bus camera chest days dog door flagged flatmate friends funeral
2.0: god gone got happening hiding him hung i joking kill legs loose mean percent photos pills posted sandwich sending she swallow
2.0: tank telling tracks tried wasnt wheel
1.6: @emergency airport alarms angry anyone arent bear best bleeding blood booked breakdown bridge burning cab calm christmas
1.6: counselling dashboard ending ex eyes fall father fault fingers fit fitting garage girl havent helps himself hole imagining
1.6: just men more moving nobodys not numb outside own pains pan pinned radio room sat sisters state stay third till touched wash
1.6: way wife
1.2: 4 abuse air alarm also anyway arms around bigger binned bleed bolted bother bottle breaking bringing broke brothers brought
1.2: carer ceiling close closed controls crying customer cut cutting daughters deals depot driver due earth emailed feel fell fire
1.2: following food gas go going guts hand hasnt heating herself husbands if into itd its ladies lass last lately left lid light
1.2: living lost lying mates maybe mother my needing note nothing nursery oddly one overtime parents passwords payslips planned
1.2: plans plants pocket point proud quick ranking really receptionist return river sake scheduling see seeing self sent shell
1.2: shift shuts sleeps snap sold sorry stairs staring started stone stop students sugar suicidal sweating tablets then theyd
1.2: theyre thinking throat thrown throws toddler too top topic touches tram trip unconscious uniform want wanted wanting
1.2: warehouse wedding whatsapp wifes windows wish yard
0.8: 17 @now accident again arm asleep asylum bag bank bedside been began blame break breathe buried burn carbon cat central chair
0.8: choking collective come completely control cupboard cuts dads dashboards death deleted depression did die died doing domestic
0.8: drive drunk empty end everything falling fella flight forever front frozen goodbye gp ground hang hardly hear hits home
0.8: honest honestly hurting ill in january keep keeps keys kid knife knock leaves lighter lone loo look loud mans marriage maths
0.8: meter minds miss nan neck neighbours nine normal off oot open opens pair please purpose putting quiet raw retrain ring
0.8: saturday save says science serious shout sitting slept smell smoke still stood stroke strong suffer supervisors swear
0.8: switched technical thats the thousand threatened ticket time told trainee tunnel uncle under up violent visa wall watches
0.8: webcam week when worse wouldnt wrexham youve
-0.8: 2009 @grief a abroad account actually adult afore agencies allow allowance answerable anything apart are argued armagh arse
-0.8: aunt autumn awkward backing bangor banner beautifully bed bedford before between boots bot boy brief brilliant brochure bsl
-0.8: caused chatty checks cheerful chepstow clapped clean cleaner clocks colleague collection contain contains contractors copied
-0.8: courtesy data debt depth developed devices diaries dorchester downhill drawing dust effects electricity elses engine ever
-0.8: example excited extra fake flask fleetwood for give gloucester governors graded halt hamilton handwriting harmed head headed
-0.8: health hereford hoist homework hook humans ignore input inspections interpreter introducing intrusive is it item jointly
-0.8: judging kinds lane laptop laying lecture legit libraries lifeguards lines listen liverpool location login lorry lot lowers
-0.8: make man marked market matching meanwhile member members merthyr mind modern mold months negotiating newcastle next openness
-0.8: operation ordering parish partners pens photo placard poem pole polish predict predictor press profit promise pub published
-0.8: put puts questions ranks rate recruiting regularly relaxed requires rewriting rochdale rotherham rural satisfied saw scares
-0.8: score seen sees shape shoulder shouts shrewsbury sledgehammer slot somewhere sort sounded splits stack stand standard
-0.8: statutory stays strict swapped swimming targets teeth thinks this thought times tin trainer trains trans triage trying
-0.8: tuesdays us useless user usual vary vehicle vein vending veto voice volunteer voted wakefield wardens warn was wed were wet
-0.8: whats whatsoever whether whitby wholl whos window winters work wrong you zero
-1.2: 2024 aberdeen about acceptable accessibility adding adopt affect agreements agrees alone alter altogether am analyst
-1.2: anonymous answer anybodys approach approved aside ask assessing at ate attendance audio award axe band banning bargain
-1.2: barnsley barry basic battle behind belief believes bend biometric biscuit black bless bodmin boiler bookings boring boston
-1.2: bradford brass brecon brings brother cameras campaigning campaigns can careers catalogue caught cent chain chairs charger
-1.2: clients clout coffee collect compatibility considered contacts contents conversations convince cope copies coroners covering
-1.2: craigavon crime curry custard custody debts decided delivery demands designed developers difference discipline discriminate
-1.2: dodge dogs drew durham earpiece eighty else em emotion employer entire environment epilepsy error evaluated everyones exists
-1.2: expect eye falkirk family faulty fingerprint firms flagging flexi footprint form fort framed fridge frightened funding
-1.2: general get gives glass glossy grand grandchildren guess guessing guide guides half hallucinations harbour hastings have
-1.2: hazard headings headsets heo how huddle huge hurts including individual inevitable ink insists introduced invitation ipswich
-1.2: island joked justified kendal kept lands lean learned lessons lift lisburn little lives lock lockers loses lots love ludlow
-1.2: luton mail makes manager managing mapping marks meals membership method mondays monitor month mortified mp mr mums murder
-1.2: natter needs negative negotiation neither neutral nicely ninety north notices nowadays offence omagh options ordered orders
-1.2: organisations otherwise over ownership paragraphs parks party pen personnel pilots planning plate plates play plymouth polite
-1.2: posh positive possible postcode practice predecessor produce progression proposed publics publish pushy queries question
-1.2: raffle raining raised reception recommends recycling redcar redundant refresh reply requests residents resolved resources
-1.2: respite responsibly retrained rewrite risky robotic rocket rolled rolls safeguarding safely same school screen seat seemed
-1.2: senior september servants server service sheets short shrug side sifter simple site slides slough some specimen speech
-1.2: stafford statistics struck student such suits supply swindon talk teaching telephone testing there thin thousands three throw
-1.2: thumb thumbprint tour training transcription transport underneath university useful views visit walking wants washed watching
-1.2: weather web welcome weve where whereas wigan william women working wreck youngest
-1.6: academy achieve act activist adapt admissions agreed ai aids ais algorithm amend amendment american analysis analytics
-1.6: anxiety app appraisals approve assess assistants author automate automation autonomy badly ballymena ban bare basement bath
-1.6: baths begins behaves belfast beliefs belong belonging beside beyond biased birmingham birth biscuits blackpool bloody boat
-1.6: bodycam bonus book booking borough borrow boss breach breaks bright broken browsing building bulletin burnt buy cabinet
-1.6: calculator calling cardiff cards carry cash catch change characteristics chatbot cheeky childs claim cleaners clerical clerk
-1.6: closes coach colours comms communications community complaints computing conscience consider consultant consultants consulted
-1.6: consulting contracts convinced cook corporation couldnt councillor councillors creepy crisis culture current customers
-1.6: customs cv cymru danger dangerous dear decides deciding degree degrees delegate dementia department description dialect
-1.6: dictate different differently disabled done doughnuts dozen drafted drafts drawer dress drives drought dumfries e ear east
-1.6: edinburgh efter egg elected electronic embarrassed environmental eo equal essential evaluation examined excessive excuse
-1.6: exeter exist experience face facilities failed fails failure faith false fear feeling fellow figure fills fish five flood fly
-1.6: fobbed forbids forget forgetting forgotten formal forward foyer frontline furious gaffers gathers gemini generator getting
-1.6: gie grass gritter handing harmless harms hat hazards heard heavier heavy heels highways hip hiring holiday hospital hr
-1.6: includes industrial inferred informed inspection inspector intensification interesting internal internet introduction
-1.6: inverness invoice invoices involve involvement joint kilmarnock knowledge label land large late lay leaders leg letting
-1.6: licensing link listed lodge logic lose maintenance maker manages marker maximum meets merely minding minutes misconduct
-1.6: mistakes mode moral morning motherwell mug museums named need newly niece no nobbut nodded o objections october officer
-1.6: officially oor opening opinions ordinary organisation organisers organising our outfit outputs oven overruling owned packages
-1.6: paisley partnership patch path patient pcs pending pension people period persons perth photograph physical pigeons place
-1.6: places plays poorly pop pops pressing price prints professional profile projects promised proposal pupils pushes re reachable
-1.6: reading recommendations recruit recruitment redeployment reduced regardless region relations removed renewal reported
-1.6: required review reviewing reviews ribbon rip robot rostering rota rotas rpa sack sales satisfaction saved scheme sections
-1.6: sell sells sensible separate setup sexual sharp shed shifts shortlisting shouldve sight silly simpler sing singing skip
-1.6: skipping slide slips social sophie souls sounding speaks special spending spreadsheets spy staffing standards starter
-1.6: starters statisticians stayed stores structure sub suggest suggestion suggestions sum suspend switching talked talks target
-1.6: taxpayers team tells tempo tenants terms terrible text than therell they thumbs tills timetable todays toolkit torn total
-1.6: translation treatment tree turn tutor twice unfairness upset urgent usually valleys values vendors victims visitor vulnerable
-1.6: warned watchdog we welfare well west whatsit whose widow wifi winning wipe wise worded wore worn writer wrongly york your
-2.0: #asks #both #topic 5 accents according accountability accountable accurate action addresses advance affects afterwards agency
-2.0: agi ahead algorithmic altered amber amended among answered antrim appeals appointment archive arguing arrive as ashamed
-2.0: assessments authority autistic ayr back badge balanced balloons barely basically basis beds begin begun bills bodies boil
-2.0: border born bots boxes branch brew briefing brown budgie bulletins burns buttons by cake canal career caretaker cartoon carts
-2.0: caseworker cctv certain chance channel chapel chart chatbots cheaper checker chester childrens chips chooses choosing church
-2.0: citizens claude clauses clerks cleverer climb cloned closing codes collected college common companies condition conferences
-2.0: contest cooking copying costed county crisps dare dash database dates deaf decade declared deployment derry describe design
-2.0: deskilling diary dictation difficult disappear disclosed disclosure discussed dispatch doctor doubled dreading drill dundee
-2.0: each eating efficiency eighteen email energy engagement engineer entry eqia errors estate ethics examine examples except exec
-2.0: executive expected expensive experts explaining explanation fact failing falls fam fancy far feeding feeds feet filing films
-2.0: final financial finding fine fingerprints first fix flags flat flats fled floors folder fortnight forty framework freedom
-2.0: fresh fret full fun g7 gadget gains gather gathering gear generated gloves goodness governance graft gran grounds groups
-2.0: guessed guesses guiding guildford halls heading hears hedge helped hers hexham hills hired hoists holidays hopeful horrible
-2.0: hot hour hub hygiene illness image implementation inform injury innovation inputs interest invent invents inverurie invited
-2.0: iris issue job jobcentre judges july kent keyboard kidding kin kitchens known knows labelled labels lasses law laws league
-2.0: leaks leaning learns least lesson librarian library lifeguard lifts limits listing loads lobbying log mailbox major malarkey
-2.0: mandatory map marched mate meaning meant meantime medical meeting mentions menu million minister mood motion names neednt new
-2.0: newport nhs nobody noted noticeboard noticed nudge nurses objection objectives oclock offering offices oh ongoing opinion
-2.0: opposite optional organise organised organiser others ourselves overall override pack page panel paramedic parent parliament
-2.0: parole parties patterns pause peoples phased phones picker plain plainly planet planners played plus policy poll port porter
-2.0: position post poster posts pound predictions predictive pregnancy pregnant prejudice prejudiced presenting pretend prevent
-2.0: prevention private processing productive proper proportionate propose protect protects punters qualified quicker ran reaches
-2.0: ready reasoning recipe recommendation redesigned redundancy reference referral refusing regional registration registry
-2.0: regulator regulators religion rely remake remembers rent repairs repetitive result rewritten risk risks rounds rude ruled
-2.0: safe scarborough scheduler scrap screenshot secrets sector seem seems selling send sensitive services sets seven shit
-2.0: shortlisted should shrugged sick signature simply sits sixteen skill slower smiley snooping snow society sound south spare
-2.0: speak spell spied spin spits splash spread stammer stated step stirling stoke storage struggle style subject suffers
-2.0: summarise sunderland surplus suspect systems taker talent taunton teacher teams tech technology test tested through timers
-2.0: tip tips titles toilet torquay tougher town transparency treated trolleys troublemaker twins unhappy union unions unit ups
-2.0: upsets upsides upskilling use visiting waiting ward wastes weighs whatever wheels wheres which whistleblowing whom winchester
-2.0: worker wristbands
-2.4: 2019 aberystwyth accept activity advice against age agree aim ain alike allowed announcement anyones application applications
-2.4: area arrives artificial artists assistant auditors auto aw aye badges banned become beggars bias bit blank bothers bound
-2.4: brake brand bristol budget build built bumped bung burnout business busy calls cams canteen carers cares carpet carried
-2.4: caseload centres chap charity cheap checklist chef chief child chip choose chuck city claims classed click climate clinic
-2.4: cloud collecting colour companys compulsory concerns conditions confirm conversation copy costs could counted counters
-2.4: country cover covers crash cream crematorium crews cried curious daily darker deepfake demand demanding derby desks developer
-2.4: development device dinner dinners directors disciplined discuss dismissed district divorce doctors dodgy does draw drawn
-2.4: draws driverless drug duties duty eats effect either elgin employees employment ends england enhance entitled equality
-2.4: equipment essay ethical everybodys exactly existing expects explained exploited facial fairness feedback fewer fiddling fife
-2.4: fifteen files filling fines flashing fleet flesh floods foggiest foolish formula fortune french further gates generate giant
-2.4: goal government grandson grave grey grievance grow grown hadnt handheld happened hates headaches heads hello helpful hiya
-2.4: holds hope hopeless horse hospice human humming hundred include increment information insist instruction intelligence
-2.4: intranet keystrokes kick kirkcaldy knees knew knocked ladder laid lanyard laptops lead leadership leaflet leak leeds liable
-2.4: lie lifting liked lincoln listened listens lists luck maidstone main maintain makers marking matron may measured meet mental
-2.4: mentor menus miserable mobiles moment morale mouse mouth museum name negotiate network news nineteen nod non nor office
-2.4: officers onybody or outcomes outsiders overhaul overrule overseas overview owns pages pal palm paragraph parcel parked
-2.4: parking part particular passes paste pasty pattern payments pence pennies pensioners per personal photocopier piece pig plan
-2.4: pointed police pool poorer posters pot powerless present presses pressure preston pretending principles print priority
-2.4: process programs property prove proving purchase quality query quickly quietly quiz readers real reasonable rebuild recommend
-2.4: recorder redundancies references register regular release rep repeat replaces replacing replies reps research responsibility
-2.4: retention retired revenue rings rise robots roles roll roof routine routing rubbish rushed sacked sacking sample saves
-2.4: scanners section sentence serve shared sharing shorter sickness signing signs sites slow slowly smile solicitor sorter
-2.4: sorting sorts sounds soup spain stages stall start starts statement status stick stopwatch strongly studies study
-2.4: subscription suggested suit sums sundays supplier surveillance system teach telt thanked that their theirs themselves thick
-2.4: thing timed title toilets trackers traffic traitor transformation treating treats tribunal trips troubles trust trusts tuc
-2.4: typing typists understood uneasy unfairly unisons unless unread until updates vacancies vague vets view visitors voices vote
-2.4: wales wards watchdogs wave wearing website wednesday weekly weighed whispered who wins within won wonder workload wriggle x
-2.4: yeah yesterday youd
-2.8: accent access accused address adviser affected ages algorithms allocation allowances along ambulance announced anywhere ao
-2.8: apparently apps automatic avatar backwards ballot bar bargaining became because beforehand bell benefits bill bird blamed
-2.8: bosses bothered brain bridgend bullet butt buzz cap captions carlisle carrier changed chat chats check checked choice choices
-2.8: claimants clear clearly clicking clocked clue committee complained complaint complete confidential confidentiality consent
-2.8: contract correct countdown counter counting course courses cousin cross croydon cry daft decision developing disability
-2.8: discretion dose draft drowning early enquiries exams facts fair fatigue feed feelings fight filmed filming filter finance
-2.8: findings finds fitted flag flexible flogging follows fool footage fourteen fridays from game generative gps green guidance
-2.8: handle handover harder hidden high higher hospitals idle images impact inbox induction interview inventory itll jokes judge
-2.8: justify kettle lady later laugh laundry learnt leave legally legislation leicester length licence licences limit local london
-2.8: lonely loop lower manage maternity means mess metal mid minders minute misses mix model monotonous mop mornings mortgage
-2.8: moves mrs mun nec newsletter noon nosy nowhere nutshell obliged obsolete offer often once opt ought ours output owner packet
-2.8: panicky passing past pasted paused paying perhaps permanent permit permitted pet phase photographed pile plenty pointless
-2.8: points politely polled porters predicts prefer printers promotion proof prospect protections proved quote quoting race rain
-2.8: rates reader rebuilt recognised recognition recorded recordings redone refusal refusals reporting request requirement respond
-2.8: responsible restructure retirement retraining robotics routes saving scared scope scored script sends sensors session settled
-2.8: shall shares shelf shopping shot skilled skills sleepless smart soft software sooner sore spent spot spying stands strategy
-2.8: stress strike suggests summaries supervision supervisor suppliers surely suspended swansea swears swing switchboard ta table
-2.8: tablet task tasks taught tax tender term though tick tied tone tongue tool track tracked tracking tray treasurer treat true
-2.8: truro trusted turns understands unfair unlock upgrade upside vanish warm washing waste watch weigh wheelchair whoever whole
-2.8: wind wine wishaw without workers workflow workforce workings workmate workplace
-3.2: able activists afford afternoon alerts alongside alright always apply appraisal april argument average backs belongs binding
-3.2: bought briefings bruv bullying buying called came campaign cats challenge changing chatgpt chatting cheers cleaned clicks
-3.2: club collects complain concern conference convenor corners corridor cost councils court debate decent decisions definition
-3.2: delegates demo departments depends details digital disagree disappears disciplinary discrimination dispute double dpia drones
-3.2: dropping dull during ears easter eight emails emergency envelope evenings evidence explain fill filled film finally finished
-3.2: force forms freeze gap gentleman glasgow goes grade guilty haha handed happens happy help helpdesk hide hull idea info ins
-3.2: instructions invite involved joined judgement killing kiosk kit knee lab language lawful level likes list live looked lovely
-3.2: machine managed medicine meetings mention met mileage mine missed monday moon national near needed nerves never nice nights
-3.2: none notice nurse offered older online opened outcome oversight package paperwork payroll person phases pick picked picket
-3.2: pings planner plug portal power prediction printer prison procurement programme progress prompt prompts public radiator raise
-3.2: raising rated recording reliable results rhyl rid role rollout row rules running safeguards scanning scans scores search
-3.2: seconds secretary secretly secure security shake share shoes shown shy sixty slipped soon soul spend spoken spreadsheet steps
-3.2: stewards stored stories strain street streets studied stuff supposed swap tag talking tears template terrified those ticking
-3.2: timer timing tiny traced trade trained trial tunion twenty types understand unison update used users version vet voluntary
-3.2: wage wait warden watched welsh whitehall whys winter word worries worry yes
-3.6: actual agenda agreement anxious arrived asked asks assessment awake becomes becoming big branches chose civil cleaning clever
-3.6: client clipboard computer computers conclusions confidence contractor copilot corner council counts covered crossed cup drop
-3.6: dyslexic eia eleven evening faces facing figures firm foot friendly future gadgets gate grades hed helper helping hire
-3.6: housing hows ideas instead jobs laughed leaflets lets logging lol lunch machines management managers mark mentioned midnight
-3.6: might ministers monitored must nervous numbing official overnight pass payslip printed probation product program project
-3.6: protected quarter questionnaire reasons report retiring route runs safety scanned sensor shouldnt shows skin slip speaking
-3.6: spoke spring starting stats steward story stressed stupid summary tea these turned uses vans vendor very wee whisper win
-3.6: wording words worst writes
-4.0: appeal awful body books bottom call callers case checking clause clocking dangers decide director dread fed file finish free
-4.0: halted itself join joining joke kitchen launch learn legal letter ministry moan nearly object offers pace paid paper pay
-4.0: pharmacy poor privacy reach read reckons recognise record refused replace ringing rule scoring sheet speed staff subs touch
-4.0: typed upstairs white will worked write writing yet youre
-4.4: answers argue beeps both daughter deal document frightens hate included innit knowing la learning less norwich notes pushing
-4.4: quoted rating records refuse reports retire rights second show signed support take trolley visits while year
-4.8: admin bring care cases constant follow gaffer harm hours pilot push scan secret sign single
-5.2: afraid button fifty logged worried
"""

WEIGHTS = {
    word: float(weight)
    for weight, _, words in (row.partition(": ") for row in _ROWS.strip().splitlines())
    for word in words.split()
}
