/// The kinds of words that the patterns of ``IndirectClues`` name.
enum ClueWords {
    enum Kind: String, Sendable, CaseIterable {
        case poss, kin, kinOwn = "kin's", adj, adv, place, lodging, home, job, near, det, noun, name, person, who, live, reside, moved,
            `where`, travel, num
        case landmark, area, get, start, meet, collect, regular, weekday, weekdays, owner, verb, geography
    }

    static func fits(_ token: PlainToken, _ kind: Kind) -> Bool {
        switch kind {
        case .poss:
            possessives.contains(token.key)
                || token.isPossessive && !kin.contains(token.base) && (!notNames.contains(token.base) || persons.contains(token.base))
                || token.isPossessive && kin.contains(token.base)
        case .kin: kin.contains(token.key) || kin.contains(token.base)
        case .kinOwn: kin.contains(token.base) && token.isPossessive || ownKin.contains(token.key) && !kin.contains(token.key)
        case .adj: !function.contains(token.key) && !token.isFigures
        case .adv: adverbs.contains(token.key) || token.key.hasSuffix("ly")
        case .place: places.contains(token.base) || places.contains(token.key)
        case .lodging: lodging.contains(token.key) || lodging.contains(token.base) || homes.contains(token.key)
        case .home: homes.contains(token.key)
        case .job: token.key == "job"
        case .near: nears.contains(token.key)
        case .det: determiners.contains(token.key) || possessives.contains(token.key)
        case .noun: !function.contains(token.key) && !token.isFigures
        case .name: token.isCapital && !function.contains(token.key) && !notNames.contains(token.key) && !TimesOfWeek.hasDay(token)
        case .person: persons.contains(token.key) || isName(token)
        case .who: ["her", "him", "them"].contains(token.key) || persons.contains(token.key) || isName(token)
        case .live: living.contains(token.key)
        case .reside: residing.contains(token.key)
        case .moved: ["moved", "moving", "moves", "relocated", "fled", "returned", "travelled", "flew", "sailed"].contains(token.key)
        case .where: token.isCapital || directions.contains(token.key)
        case .travel:
            ["minutes", "walk", "drive", "miles", "ride", "away", "streets", "doors", "short", "close", "near"].contains(token.key)
        case .num: token.isFigures || ["couple", "few", "half", "several"].contains(token.key)
        case .landmark: landmarks.contains(token.key) || landmarks.contains(token.base)
        case .area:
            ["village", "town", "street", "area", "county", "city", "road", "borough", "valley", "building", "block", "estate"].contains(
                token.key)
        case .get:
            [
                "found", "got", "taken", "given", "offered", "swapped", "has", "have", "rents", "renting", "rented", "shares", "share",
                "sharing", "takes", "catches", "gets",
                "take", "catch", "took", "caught", "bought",
            ].contains(token.key)
        case .start:
            [
                "studying", "studies", "learning", "training", "volunteering", "volunteers", "started", "starts", "starting", "begins",
                "began", "start", "transferred", "goes", "is", "are",
            ].contains(token.key)
        case .meet: meeting.contains(token.key)
        case .collect:
            [
                "collects", "collect", "collected", "collecting", "picks", "pick", "picked", "drops", "dropped", "meets", "fetches",
                "fetched", "takes",
            ].contains(token.key)
        case .regular: going.contains(token.key)
        case .weekday: TimesOfWeek.hasDay(token) || ["weekend", "day", "morning", "afternoon", "evening"].contains(token.key)
        case .weekdays:
            TimesOfWeek.hasDay(token) && token.key.hasSuffix("s") || ["mornings", "afternoons", "evenings", "weekends"].contains(token.key)
        case .verb: isPresent(token)
        case .geography: geography.contains(token.key)
        case .owner: token.isPossessive && token.isCapital && !function.contains(token.base) && !notNames.contains(token.base)
        }
    }

    private static func isName(_ token: PlainToken) -> Bool {
        token.isCapital && token.key.count > 1 && !function.contains(token.key) && !notNames.contains(token.key)
            && !TimesOfWeek.hasDay(token)
    }

    /// A word that can be a verb of what somebody does now. What happened once, as “he was found in the park”, says nothing of where they
    /// live.
    private static func isPresent(_ token: PlainToken) -> Bool {
        !token.isCapital && !token.isFigures && !function.contains(token.key) && !token.key.hasSuffix("ed") && !happened.contains(token.key)
    }

    /// Said of something that happened once.
    static func isPast(_ token: PlainToken) -> Bool { ["was", "were", "had", "did"].contains(token.key) || happened.contains(token.key) }

    /// A place that tells where somebody is even where nothing says that they live or go there. With a capital it is part of a name, as
    /// in the address of an office.
    static func isFarPlace(_ token: PlainToken) -> Bool {
        if token.isCapital { return false }
        let single = token.key.hasSuffix("s") ? String(token.key.dropLast()) : token.key
        return (geography.contains(token.key) || geography.contains(single)) && !everyday.contains(token.key)
    }

    private static let everyday = set("shops shop pub station centre centres library pool square crossing bridge garage tower")
    private static let happened = set(
        """
        went found left took came saw ran fell hid told said made got met hit threw drove lost brought sat stood slept woke heard held \
        kept hurt broke bought gave seen taken given shown hidden
        """)
    /// What is found on a map, without what every letter speaks of, as the school, the hospital and the court.
    private static let geography = set(
        """
        abbey docks beach village town city station cathedral castle factory farm pub market river canal lake sea seafront coast harbour \
        port mill quarry woods forest hill moor valley bridge marina pier lighthouse airport estate precinct mall supermarket stadium \
        racecourse centre allotments zoo museum cinema theatre library pool gym mosque temple church chapel synagogue flats tower \
        takeaway cafe restaurant bakery shops warehouse depot caravan square monument bypass motorway roundabout crossing viaduct \
        reservoir pond lido baths abattoir brewery barracks campus island border salon hairdressers launderette garage restaurant nightclub
        """)
    static let possessives = set("her his their")
    static let persons = set(
        "she he they shes hes theyre shell theyll mum mother mom dad father children kids boys girls baby twins daughter son brother sister ex partner grandmother child girl boy who"
    )
    private static let kin = set(
        """
        mum mother mom mam dad father sister brother aunt auntie aunty uncle nan nana nanny gran granny grandma grandmother \
        grandad grandpa grandparent cousin \
        friend partner boyfriend girlfriend husband wife stepmother stepmum stepdad stepfather parent in-laws niece nephew \
        godmother godfather neighbour stepsister stepbrother fiance fiancee \
        colleague mate family daughter son childminder carer sponsor
        """)
    private static let ownKin = set(
        "mums mothers dads fathers sisters brothers aunts aunties uncles nans nanas grans grandmas grandads friends parents grandparents cousins carers"
    )
    private static let adverbs = set(
        "now still also just always often back again all there here then right up down in currently living staying well")
    static let places = set(
        """
        garden bedroom team class uniform route bus gp school schools nursery nurseries college academy preschool playgroup creche sixth university surgery doctor doctors gp \
        clinic hospital dentist midwife hostel refuge \
        shelter church chapel mosque temple synagogue gym club pool job work workplace office factory shop salon cafe \
        childminder landlord flat house home place address \
        street road estate village town city area neighbourhood bedsit apartment bungalow cottage caravan tenancy room library \
        park centre group class unit tutor teacher headteacher \
        consultant psychologist counsellor therapist solicitor employer boss phone number accommodation placement
        """)
    private static let lodging = set(
        """
        landlord landlady neighbour neighbours window street refuge hostel shelter estate village workplace employer boss \
        tenancy housemate flatmate lodgings lodger \
        balcony stairwell doorstep postcode caravan bedsit lodging hotel bnb commute
        """)
    static let homes = set(
        "flat house cottage bungalow caravan apartment bedsit studio maisonette lodging lodgings accommodation hotel houseboat chalet")
    static let nears = set(
        "near nearby beside opposite behind overlooking beyond above below outside past alongside adjoining from off between next close round around across along within"
    )
    private static let determiners = set("the a an this that some same to of corner end edge other side")
    static let living = set(
        "live lives lived living stay stays stayed staying sleep sleeps sleeping lodge lodges lodging settled rent rents renting reside resides"
    )
    static let residing = living.union(
        set("gone went going moved moving back returned return returns housed based rehoused relocated home"))
    static let going = set(
        """
        goes go attends attend attending takes take trains train plays play swims swim dances dance sings sing visits visit \
        works work shops helps volunteers collects \
        picks drops brings meets rides walks has does runs starts sees studies worships prays cleans gets catches
        """)
    static let meeting = set(
        "see saw seen meet met find found visit visited visits bump bumped run pass collect collected fetch spot spotted speak catch")
    private static let directions = set(
        """
        to away out up down back closer nearer north south east west abroad inland overseas in into from home across further there
        """)
    private static let landmarks = set(
        """
        centre station church chapel mosque temple park shop shops supermarket market river canal beach sea seafront coast \
        harbour lake bridge mill library pub pool \
        gym stadium ground pitch racecourse square cathedral castle hospital school college university museum cinema theatre \
        roundabout motorway bypass ring road lido baths \
        bakery bakers butchers chemist pharmacy post hall tower fire police barracks airport docks marina promenade pier woods \
        wood forest hill farm quarry fields \
        playground playing tram bus stop depot factory works warehouse retail estate garden gardens zoo hotel takeaway cafe bank \
        crossing viaduct railway town city village \
        allotments cemetery golf course leisure sports skate superstore arcade precinct windmill lighthouse reservoir
        """)
    static let council = set(
        "meeting office offices room reception building court shirehall council conference interview lifts solicitors panel hearing")
    static let notNames = set(
        """
        mr mrs ms miss dr dear yours sincerely faithfully january february march april may june july august september october \
        november december school court law \
        english council children services social worker please if when this that these those the then what who why how our your \
        it there here
        """)
    static let function = set(
        """
        the a an and or but if of to in on at by for with from as is are was were be been being am do does did has have had will \
        would can could may might must should shall \
        i you he she it we they me him her us them my your his its our their this that these those there here what which who \
        whom when where why how not no yes so than too very \
        because before after since until while about into through up down out off over under again then once all any both each \
        more most other some such only own same
        """)

    private static func set(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
