/// The kinds of words that can say where somebody is, each with how much it counts. A sentence that comes to ``IndirectClues/enough`` goes
/// to the second reader: a flat alone is enough, a school is not, a new school is.
enum ClueKind: CaseIterable {
    case refuge, home, room, living, move, landscape, street, shop, worship, leisure, travel, way, work, post, school, lateSchool, health,
        club
    case sport, childcare, neighbour, friend, sight, weather, language, reach, look, authority, household, event

    /// How much one such word counts.
    var points: Int {
        switch self {
        case .refuge, .home, .landscape, .worship, .club, .childcare, .neighbour, .sight, .authority, .household, .move, .language: 6
        case .shop, .leisure, .living, .travel, .street, .work, .sport, .weather, .reach, .lateSchool, .event, .post: 4
        case .look, .way: 3
        case .room, .school, .health, .friend: 2
        }
    }

    private var words: String {
        switch self {
        case .refuge: "refuge refuges hostel hostels shelter"
        case .home:
            """
            airbnb bnb roomful fireplace woodburner lino chimney carport outhouse paddock trailer motorhome campervan van roommate croft \
            smallholding flat apartment maisonette bungalow cottage bedsit bedsitter caravan houseboat chalet lodge annex tenancy \
            tenancies tenant tenants landlord landlady hotel guesthouse motel lodging lodgings lodger sofa couch settee futon sublet \
            subletting rent rents renting rented lease mortgage block balcony stairwell attic loft porch driveway terrace accommodation \
            housing barge tent campsite squat dormitory barn farmhouse vicarage convent almshouse lodgers caretaker concierge warden \
            premises hallway annexe communal upstairs downstairs flatlet digs garret mansion deposit bond keys extension conservatory \
            intercom buzzer condo villa townhouse household penthouse dorm halls yurt mews housekeeper letting lettings
            """
        case .room: "house home bedroom bedrooms houses homes kitchen garden window door room floor yard sink cellar basement doorstep"
        case .living:
            """
            live lives lived living stay stays stayed staying reside resides residing lodge lodges camping camped bunking squatting \
            placed accommodated based hiding located dwell dwells boards boarding sleeping hosted hosting hosts
            """
        case .move:
            """
            moved moving relocated relocating relocation rehoused rehousing housed rehomed resettled emigrated fled settled settling \
            crossed uprooted unpacked unpacking decamped removals evacuated swapped
            """
        case .landscape:
            """
            headland forestry hamlet parish ward wirral cotswolds lakes pennines orkney shetland seafood trawler rigs mining tor gorge \
            ravine glen croft crofting islands peat windfarm cornfield ringroad seafront sea coast coastal beach river riverside canal \
            towpath lake loch moor moors moorland hill hills hillside hilltop valley forest wood woods woodland mountain mountains \
            island isle harbour port pier docks dock marina quarry farm farms village villages town towns city cities suburb suburbs \
            estate county counties countryside borough border seaside promenade cliff cliffs dunes reservoir bridge viaduct castle \
            cathedral abbey minster monument mill windmill lighthouse airport motorway bypass roundabout junction precinct outskirts \
            riverbank shore estuary cove downs fells dales fen fens heath meadow meadows ruins pond waterfall peninsula abroad overseas \
            inland upcountry rural urban colliery racecourse barracks airfield wharf quay quayside pylon pylons chimney turbine turbines \
            vineyard orchard orchards lambs sheep cows calves farmer chickens carriageway north south east west northern southern \
            eastern western midlands uplands highlands lowlands
            """
        case .street:
            """
            street road lane avenue square corner postal bend terraces junctions signpost track footpath pavement kerb bridleway layby \
            turning outlying crossing streets roads lanes crescent alley hometown locality neighbourhood area district region country \
            nation streetlight building
            """
        case .shop:
            """
            fishmonger fishmongers greengrocers bakeries hardware ironmongers haberdashery poundland boots superdrug nisa spar \
            costcutter waitrose greggs mcdonalds kfc costa starbucks subway wetherspoons ikea argos shop shops supermarket bakery baker \
            bakers cafe pub restaurant takeaway chippy market salon hairdresser hairdressers barber barbers chemist pharmacy warehouse \
            factory depot launderette laundrette newsagent newsagents butcher butchers greengrocer florist bookshop garage stall \
            boutique superstore mall retail jobcentre bookies cornershop kebab kiosk greasy diner inn tavern brasserie carvery tattoo \
            nail bookmaker grocer nightclub tearoom deli brewery abattoir petrol ironmonger tesco asda aldi lidl sainsburys morrisons \
            cafeteria canteen
            """
        case .worship:
            """
            curate chaplain deacon bishop nun nuns convent bible kirk church chapel mosque temple synagogue gurdwara vicar imam priest \
            rabbi pastor congregation parishioners prayers worship worships prays monastery methodist communion baptist catholic \
            anglican pentecostal quaker quran koran nativity baptised christened harvest sermon salvation
            """
        case .leisure:
            """
            baths trampoline climbing golf field fields fishing angling bmx paddling planetarium bandstand promenade shows races \
            showground playgroup lifeguard library pool gym leisure cinema theatre museum zoo stadium pitch park playground swings \
            allotment allotments skatepark rink arena bowling hub aquarium arcade centre lido festival carnival parade fairground \
            funfair pantomime hospice campus college jetty ponies pony stables riding ducks
            """
        case .travel:
            """
            airline passport eurostar monorail hovercraft tramline railcard boat boats ship bus buses tram trams train trains ferry \
            ferries coach minibus metro tube taxi taxis cab plane planes flight flights flew platform railway rail commute commutes \
            commuting mile miles timetable underground ticket tickets hitchhiked kilometres sleeper station stations
            """
        case .way:
            """
            walk walks walking drive drives driving drove cycle cycles cycling journey travel travels travelled travelling route ride \
            rides trek distance shortcut
            """
        case .work:
            """
            waiter chef bookkeeper farmhand packer picker seasonal promoted promotion probationary barista bartender lorry driver \
            trucker steward stewardess porter groundsman gamekeeper fishmonger seamstress job jobs shift shifts manageress contract desk \
            workshop employer employers boss colleague colleagues workplace coworker rota apprenticeship waitress waitressing barmaid \
            cleans employed employs hired freelance trainee volunteers volunteering volunteer workmate workmates temping career wages \
            payslip firm transfer degree diploma nursing chambermaid groundworker quarters camp season
            """
        case .post:
            """
            works working studies serving study studying nights cooks serves bakes cleans sings preaches trains teaches drives cuts
            """
        case .school:
            """
            school schools nursery nurseries teacher preschool secondary primary classroom lesson lessons pupils headteacher tutor \
            assembly homework
            """
        case .lateSchool: "boarding residential grammar academy sixth university"
        case .health:
            """
            maternity rehab detox orthodontist chiropodist infirmary sanatorium surgery clinic hospital gp doctor doctors dentist \
            visitor midwife consultant paediatrician therapist counsellor psychologist optician physio ward nurse hospitals receptionist \
            hv prescription prescriptions prescribed registered vaccination vaccinations antenatal jabs
            """
        case .club:
            """
            choir brownies cubs scouts guides rainbows beavers judo karate ballet cadets netball band orchestra rehearsal rehearsals \
            tournament mascot league clubs club taekwondo bingo woodcraft brownie cub scout
            """
        case .sport:
            """
            swimming dance dancing gymnastics drama rugby hockey cricket athletics tennis trampolining pottery sewing yoga zumba \
            slimming kickboxing football skating piano guitar violin cello drums team squad swim swims swam
            """
        case .childcare: "childminder childminders creche toddlers wraparound"
        case .neighbour:
            """
            landlords housemates postman milkman lollipop binmen caretakers neighbour neighbours neighbouring housemate flatmate \
            flatmates roommate roommates locals villagers
            """
        case .friend: "keyworker keyworkers caseworker classmate classmates friends friend schoolfriend playmates"
        case .sight:
            """
            overlooks overlooking skyline horizon snowdon sail sailing sailed surf surfing ski skiing kayak kayaking canoe canoeing \
            climbs lifeboat coastguard foghorn siren sirens bells seagulls gulls boats ships tide tides lighthouse aerodrome windowsill
            """
        case .weather:
            """
            snow snowed frost icy sunshine rainier windier snowing snowy flood flooded floods storm storms foggy windy hilly muddy gale \
            gales sunnier colder
            """
        case .language:
            """
            cumbrian lancashire cockney glaswegian northerner southerner welsh scottish gaelic scots irish cornish geordie scouse accent \
            dialect bilingual cymraeg yorkshire brummie
            """
        case .reach:
            """
            codes dialing roaming postcode address landline signal postmark postmarked letterbox redirected forwarding dialling wifi \
            broadband whereabouts location
            """
        case .look: "purple burgundy maroon jumper blazer uniform badge lanyard crest tabard polo sweatshirt"
        case .authority: "consulate embassy"
        case .household: "spare bunk bunks attic airbed hammock"
        case .event:
            """
            bin bins recycling fayres parades bonfire illuminations regatta lantern carnival fete fayre eisteddfod gala marathon pageant
            """
        }
    }

    static let byWord: [String: [ClueKind]] = {
        var table: [String: [ClueKind]] = [:]
        for kind in allCases {
            for word in kind.words.split(whereSeparator: \.isWhitespace) { table[String(word), default: []].append(kind) }
        }
        return table
    }()
}
