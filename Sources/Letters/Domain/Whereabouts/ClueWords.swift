/// The words by which a clause shows who it speaks of and whether it says how things are.
enum ClueWords {
    static let reader: Set = ["you", "your", "yours", "we", "our", "us", "i", "my"]
    static let possessives: Set = ["her", "his", "their", "hers", "theirs"]
    static let articles: Set = ["the", "a", "an", "her", "his", "their", "this", "that", "another", "some"]
    static let relative: Set = ["which", "who", "that", "whose"]
    static let persons = set(
        """
        she he they her him them shes hes theyre theyve shell theyll shed hed mum mother mom mam mummy dad daddy father children kids \
        boys girls baby twins daughter daughters son sons child girl boy ex partner wife husband girlfriend boyfriend grandchildren \
        toddler stepdaughter stepson nan nana gran granny grandma grandmother grandad grandfather grandparents aunt auntie uncle carers \
        carer parents
        """)
    /// Who is somebody else although “your” stands before them.
    static let readersFamily = set(
        """
        daughter daughters son sons child children kids boys girls baby twins ex partner wife husband girlfriend boyfriend grandchildren \
        stepdaughter stepson former
        """)
    static let parents = set("mum mums mother mothers mom mam mummy dad dads daddy father fathers parent parents")
    static let kin = set(
        """
        mum mother mom mam mummy dad daddy father sister sisters brother brothers aunt aunts auntie aunty uncle uncles nan nana nanny \
        gran granny grandma grandmother grandad grandpa grandfather grandparent grandparents cousin cousins friend friends partner \
        boyfriend girlfriend husband wife stepmother stepmum stepdad stepfather parent parents niece nephew godmother godfather \
        godparents neighbour stepsister stepbrother fiance fiancee colleague mate mates family relative relatives daughter son \
        childminder carer carers sponsor lady couple woman somebody someone boss pal mums dads relations foster mothers
        """)
    static let residing = set(
        """
        live lives lived living stay stays stayed staying sleep sleeps sleeping lodge lodges lodging settled shares rent rents renting \
        reside resides gone went going moved moving back returned return returns housed based rehoused relocated home placed put sharing \
        camping reached
        """)
    /// What a word before it describes.
    static let places = set(
        """
        school schools nursery college surgery clinic hospital infirmary primary academy infants juniors playgroup class club group \
        course office desk
        """)
    /// Words before these places that say nothing of which it is.
    static let plainOfPlaces = set(
        """
        head whole own high hospital school nursery missed family support parenting social day every good bad special full time first \
        last new caring year small safe anger free child
        """)
    static let meeting = set("see saw seen meet met bump bumped run pass passed spot spotted remember drive")
    static let fetching = set("visited visit visits drove collected collect fetch fetched spoke rang took take weighed")
    static let modal = set(
        """
        could should would might must need needs needed if whether unless want wants wanted hope hopes hoped wish wishes may cannot \
        ought plan plans decide decides able ask asks expect please think consider agree agreed
        """)
    static let denying = set(
        """
        not never no missed misses late absent without cannot didnt doesnt isnt wasnt hasnt havent stopped nobody nothing
        """)
    static let present = set(
        """
        is are am has have hes shes theyve theyre its does do goes go gets get lives live works stays stay takes take likes loves sees \
        attends attend plays knows walks rides catches collects picks drops meets starts sleeps shares uses keeps runs feeds sings \
        trains helps makes brings comes come wears looks hears rents cleans now spends visits hosts teaches says will shell hell theyll
        """)
    static let past = set(
        """
        was were had did said told saw found came went hit left got took made ran threw lost broke brought kept heard felt fell began \
        gave held hid knew let met put sat sent slept spoke stood thought woke wrote shouted drank hurt
        """)
    static let council = set(
        """
        meeting office offices reception court shirehall council conference interview lifts panel hearing solicitor solicitors judge \
        worker workers
        """)
    static let notNames = set(
        """
        mr mrs ms miss dr dear yours sincerely faithfully january february march april may june july august september october november \
        december monday tuesday wednesday thursday friday saturday sunday christmas easter english school court law council children \
        services social worker please family group team year reception room facebook
        """)
    static let function = set(
        """
        the a an and or but if of to in on at by for with from as is are was were be been being am do does did has have had will would \
        can could may might must should shall i you he she it we they me him her us them my your his its our their this that these those \
        there here what which who whom when where why how not no yes so than too very because before after since until while about into \
        through up down out off over under again then once all any both each more most other some such only own same although though \
        every one two three four five six seven eight nine ten last next during
        """)

    static func kinds(of token: PlainToken) -> [ClueKind] { ClueKind.byWord[token.key] ?? ClueKind.byWord[token.base] ?? [] }

    /// A pronoun, a role or a name of somebody other than the reader.
    static func isSomebody(_ tokens: [PlainToken], _ place: Int) -> Bool {
        guard tokens.indices.contains(place) else { return false }
        let token = tokens[place]
        let before = place > 0 ? tokens[place - 1].key : ""
        if before == "your" { return readersFamily.contains(token.base) || readersFamily.contains(token.key) }
        if persons.contains(token.key) || token.isPossessive && persons.contains(token.base) { return true }
        return token.isCapital && token.key.count > 1 && (token.key.count > 3 || token.raw.dropFirst().contains(where: \.isLowercase))
            && !function.contains(token.key) && !notNames.contains(token.base) && !TimesOfWeek.hasDay(token)
            && kinds(of: token).isEmpty && !isOfPlace(tokens, place)
    }

    /// “at Darby House”, “in Abbey Foregate”: the whole name is that of a place. At the beginning it is somebody’s where a verb or a
    /// possessive shows it.
    private static func isOfPlace(_ tokens: [PlainToken], _ place: Int) -> Bool {
        let start = tokens[..<place].lastIndex { !$0.isCapital }.map { $0 + 1 } ?? 0
        if start > 0 { return ["at", "in", "near", "of"].contains(tokens[start - 1].key) || tokens[start - 1].isFigures }
        let end = tokens[place...].firstIndex { !$0.isCapital } ?? tokens.count
        if tokens[start..<end].contains(where: \.isPossessive) { return false }
        guard end < tokens.count else { return true }
        let next = tokens[end].key
        return
            !(isVerb(tokens[end]) || ["and", "now", "also", "always", "often", "still"].contains(next) || next.hasSuffix("ed")
            || next.hasSuffix("s"))
    }

    static func isVerb(_ token: PlainToken) -> Bool {
        present.contains(token.key) || past.contains(token.key) || modal.contains(token.key) || token.key == "will"
    }

    private static let joining = set(
        """
        whom and but because so while when since although though if where who which whose that until before after as whereas unless
        """)

    /// A word that begins a clause of its own, with a subject or a verb behind it.
    static func joins(_ token: PlainToken, before next: PlainToken?, behind last: PlainToken?) -> Bool {
        guard joining.contains(token.key), let next else { return false }
        if ["where", "who", "whom", "which", "whose"].contains(token.key) { return true }
        if ["she", "he", "they", "you", "we", "i", "it", "her", "his", "their", "your", "the", "there"].contains(next.key) {
            return
                !(["before", "after", "since", "until", "as"].contains(token.key)
                && ["the", "her", "his", "their", "your"].contains(next.key))
                && !(token.key == "and" && ["her", "his", "their", "your", "the"].contains(next.key) && last?.isCapital == true)
        }
        return isVerb(next) || next.isCapital && !["before", "after", "since", "until", "as", "and"].contains(token.key)
    }

    private static func set(_ text: String) -> Set<String> { Set(text.split(whereSeparator: \.isWhitespace).map(String.init)) }
}
