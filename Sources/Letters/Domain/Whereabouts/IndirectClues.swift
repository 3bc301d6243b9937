/// Wordings that say where somebody lives, goes or is seen, without a known detail: “at her mum’s”, “near the leisure centre”, “her new
/// school”, “since the move”.
///
/// A pattern is a row of words. `a|b` is either, `<kind>` a word of a kind, `?` behind it that it may be missing, `..` up to two words of
/// any
/// sort. What is said of the reader (“you live near the station”) or of the council’s own rooms is not taken.
struct IndirectClues: Sendable {
    func found(in tokens: [PlainToken]) -> [String] {
        guard !tokens.isEmpty, !Self.isOfTheCouncil(tokens) else { return [] }
        let known = tokens.map { ClueToken($0) }
        var (words, place): ([String], Int) = (Self.regularDay(tokens), 0)
        while place < tokens.count {
            if let end = Self.longest(known, from: place), !Self.isOfTheReader(tokens, place), !Self.isOnlyPossible(tokens, place, end),
                !Self.isContact(tokens[place..<end])
            {
                words.append(tokens[place..<end].map(\.raw).joined(separator: " "))
                place = end
            } else {
                place += 1
            }
        }
        return words.isEmpty ? Self.placeOfAnother(tokens) : words
    }

    /// A place on a map in a sentence of the present that is of somebody else and not of the reader: “her flat looks out on the mosque”.
    private static func placeOfAnother(_ tokens: [PlainToken]) -> [String] {
        guard let place = tokens.firstIndex(where: { ClueWords.isFarPlace($0) }),
            let person = tokens.firstIndex(where: { ClueWords.fits($0, .who) || ClueWords.possessives.contains($0.key) }),
            !tokens.contains(where: { ["you", "your", "yours", "youve", "youre"].contains($0.key) || possible.contains($0.key) }),
            tokens.contains(where: { $0.key == "we" }) || !tokens.contains(where: { ClueWords.isPast($0) }), place != person
        else { return [] }
        return [tokens[min(place, person)...max(place, person)].map(\.raw).joined(separator: " ")]
    }

    /// True for a sentence that says of somebody else than the reader where they live or go.
    static func saysWhere(_ tokens: [PlainToken]) -> Bool {
        !isOfTheCouncil(tokens)
            && tokens.indices.contains { place in
                guard
                    ClueWords.residing.contains(tokens[place].key) || ClueWords.homes.contains(tokens[place].key)
                        || isSomewhere(tokens, place)
                else { return false }
                return !isOfTheReader(tokens, place)
            }
    }

    /// “They are happy in …”, at the verb.
    private static func isSomewhere(_ tokens: [PlainToken], _ place: Int) -> Bool {
        guard place > 0, ["is", "are", "was", "were"].contains(tokens[place].key), ClueWords.fits(tokens[place - 1], .person) else {
            return false
        }
        return tokens[place...].dropFirst().prefix(3).contains { ["in", "at", "near"].contains($0.key) }
    }

    private static func longest(_ tokens: [ClueToken], from place: Int) -> Int? {
        patterns.compactMap { CluePattern.match($0.steps[...], tokens, place) }.max()
    }

    private static let notRegular: Set = ["you", "your", "we", "our", "us", "i", "worker", "late", "missed", "not", "never", "absent"]

    /// Somebody does something on the same day of each week.
    private static func regularDay(_ tokens: [PlainToken]) -> [String] {
        guard !tokens.contains(where: { notRegular.contains($0.key) }),
            let person = tokens.firstIndex(where: { ClueWords.fits($0, .person) })
        else { return [] }
        let day = tokens.indices.first { place in
            guard TimesOfWeek.hasDay(tokens[place]) else { return false }
            return tokens[place].key.hasSuffix("s") || place > 0 && ["every", "each", "most"].contains(tokens[place - 1].key)
                || place + 1 < tokens.count && ["mornings", "afternoons", "evenings", "nights"].contains(tokens[place + 1].key)
        }
        return day.map { [tokens[min(person, $0)...max(person, $0)].map(\.raw).joined(separator: " ")] } ?? []
    }

    /// “You live near …”, “your new flat”, “where you work”: the reader’s own life.
    private static func isOfTheReader(_ tokens: [PlainToken], _ place: Int) -> Bool {
        let before = tokens[max(0, place - 6)..<place]
        if let you = before.lastIndex(where: { ["you", "your", "youve", "youre", "we", "our", "i", "my"].contains($0.key) }),
            place - you < 4 || ClueWords.living.contains(tokens[you + 1].key)
        {
            // “You were seen with Leo near …” speaks of the reader, “you may see her near …” and “we visited her at …” speak of her.
            return tokens[you].key == "you" && tokens[you + 1].key == "were"
                || !tokens[you..<min(tokens.count, place + 1)].contains { ClueWords.meeting.contains($0.key) }
        }
        let start = tokens[place].key
        if ["your", "you", "our", "we", "my"].contains(start) { return true }
        return tokens[place...].prefix(4).contains { ["you", "your", "us", "our"].contains($0.key) } && !isOfAnother(tokens[...place])
            && !isOfAnother(tokens[place...].prefix(3))
    }

    /// “She now lives …”, “Leo walks …”: what stands behind it says where somebody else is, also where it is near the reader’s home.
    private static func isOfAnother(_ tokens: ArraySlice<PlainToken>) -> Bool {
        tokens.indices.contains { place in
            ClueWords.fits(tokens[place], .person)
                && tokens[place...].dropFirst().prefix(3).contains {
                    ClueWords.residing.contains($0.key) || ClueWords.going.contains($0.key) || $0.key == "passes"
                }
        }
    }

    /// “could live with her aunt”, “wants to go to the college”: it has not happened.
    private static func isOnlyPossible(_ tokens: [PlainToken], _ place: Int, _ end: Int) -> Bool {
        let part = tokens[max(0, place - 3)..<end]
        guard let modal = part.firstIndex(where: { possible.contains($0.key) }) else { return false }
        return tokens[modal..<end].contains { ClueWords.residing.contains($0.key) || ClueWords.going.contains($0.key) }
    }

    private static let possible: Set = [
        "could", "should", "would", "might", "must", "needs", "need", "if", "whether", "may", "decide", "decides",
    ]

    /// The reader meets their child at a contact centre and knows where it is.
    private static func isContact(_ tokens: ArraySlice<PlainToken>) -> Bool { tokens.contains { $0.key == "contact" } }

    /// The meeting and the council’s own rooms have a place that everybody may know.
    private static func isOfTheCouncil(_ tokens: [PlainToken]) -> Bool {
        let keys = tokens.indices.filter { $0 == 0 || tokens[$0 - 1].key != "post" }.map { tokens[$0].key }
        guard keys.contains(where: { ClueWords.council.contains($0) }) else { return false }
        return !keys.contains { ClueWords.persons.contains($0) || ClueWords.possessives.contains($0) } && !namesWhoGoes(tokens)
    }

    /// “Kerry lives near the court”, “another council has rehoused them”.
    private static func namesWhoGoes(_ tokens: [PlainToken]) -> Bool {
        tokens.indices.dropLast().contains { place in
            let (word, next) = (tokens[place].key, tokens[place + 1].key)
            if ["housed", "rehoused", "relocated"].contains(word) { return ["her", "him", "them"].contains(next) }
            return ClueWords.fits(tokens[place], .name) && !ClueWords.council.contains(word)
                && (ClueWords.living.contains(next) || ClueWords.going.contains(next))
        }
    }

    private static let patterns = written.map { CluePattern($0) }

    static let written = [
        // With relatives and friends.
        "at|to|from|near|with|in|round|behind|opposite <poss> <adj>? <kin's>", "<reside> .. at|with|to|near <poss> <adj>? <kin>",
        "<reside> back? with|to|at|near <poss> <adj>? <kin>", "<travel> .. <poss> <adj>? <kin's>",
        "<poss> <kin's> place|house|flat|home|street|village|spare|sofa", "<get> a|the <adj>? room|house",
        "at|to|from|round|with|near <kin> <owner>", "<reside> .. at|with|to|near|round <owner>", "<person> .. <live> with|at <name>",
        "<person> is|are <adv>? with|at <poss> <adj>? <kin>", "<kin> .. taken|took|takes|taking <who> in",
        "put|puts|putting <who> up", "<kin> in|near|from <name>",
        // In relation to the reader.
        "live|lives|lived|living|moved|housed .. .. near|beside|opposite|behind|above|below|next|close|past|by to? you|your|yours|where",
        "minutes|mile|miles|hour|hours|streets|doors|stops|yards|corner from|to you|your|yours",
        "<person> .. <regular> .. past|near|by|opposite|behind your", "passes|pass your <adj>? <noun>",
        // Something new, or somebody’s own.
        "<poss> <adj>? new <adj>? <place>", "<poss> current|present|other|old <adj>? <place>", "the|a|this new <adj>? <place>",
        "<poss> <adj>? <lodging>", "the|a|this refuge|hostel|shelter", "the|a|this safe house",
        "the new <adj>? area|town|village|street|address|estate",
        "the|a cottage|bungalow|caravan|bedsit|houseboat|chalet|maisonette|studio|lodge", "room|rooms over|above|behind|off|in a|the <noun>",
        // A flat or house, and what is near it.
        "<home> <adv>? <near> <det>? <det> <noun>", "<home> is|was|are .. <near> <det>? <noun>",
        "a|the|this <home> in|near|at|by|on|off|next|close|opposite <det>? <noun>",
        "<get> a|an|the <adj>? <home|job>", "<get> <adj>? work at|in|with <noun>",
        // Where something is.
        "<person> .. <near> <det>? <det> <noun>", "<place> <adv>? <near> <det>? <det> <noun>", "<near> <det>? <det> <landmark>",
        "<near> <det>? <det> <adj> <landmark>",
        "<person> .. <near> <name>", "<near> <poss> <noun>",
        "<place> in|on|at|near the|a <adj>? village|town|city|estate|street|precinct|square|seafront|coast",
        "school|nursery|flat|house|clinic|surgery|church|shop|park|place by the <adj>? river|canal|park|station|church|shops|sea|lake",
        "a|the b b", "the landlord|landlady", "<poss> bus",
        "<poss> church|chapel|mosque|temple|synagogue|gym|pool|pub|library", "<place> is|are|was|were in|on|at|near|by <name>",
        "in|on|from the north|south|east|west|outskirts|edge of <det>? <noun>",
        "<person> <adv>? <verb> .. .. at|in|by|to|from|past|on|near <det> <adj>? <geography>",
        "<place> on the <adj>? corner|hill|front|seafront|edge|roundabout|estate|left|right",
        "shopping|job|friends|flat|room|refuge|doctor in|at|near <name>", "changed|changing|swapped <poss> <adj>? <place>",
        "by the sea|river|canal|beach|docks|harbour|lake|station|church|shops|park|mill|bridge|castle|market|airport|railway|woods",
        "faces|overlooks the <noun>", "opens|looks|backs on|onto|over|out <det>? <noun>",
        "the|a local|village|nearest|nearby <adj>? <place>", "first|last|end|corner house|flat|bungalow",
        "based in|at|near <det>? <noun>", "the|her|his|their move|relocation",
        // Moving.
        "<person> <adv>? left|leaves|leaving <name>",
        "since|after|before|following|with the|her|his|their <adj>? move|relocation", "<person> .. <moved> <where>",
        "moved|gone|went <adv>? away|up|down|north|south|abroad", "<person> .. went|gone <adv>? to|into <name|area>",
        "gone <adv>? to the|a <adj>? <landmark>", "gone|went to stay|live|sleep|lodge",
        "housed|rehoused|relocated|resettled|accommodated <who>", "crossed|across|over the border", "crossed into|over|to",
        "<person> .. no longer in|at|near <name>",
        "<person> .. rehoused|relocated|resettled|settled", "settled|settling .. in|into", "out of the|this area|county|town",
        "left the|this area|county|town|city",
        // Living.
        "<person> <adv>? <live> <adv>? in|at|near|by|on|close|next|above|with|over|off|behind|opposite|round|there|here <noun>",
        "<person> is|are <adv>? based|housed|placed|lodging <noun>",
        "now live|lives|living|stay|stays|staying in|at|near|by|on|with <noun>", "<near> home",
        "where the? <person> is|are|was|were|has|have|now|still .. <live>", "where <person> <regular>",
        "live|lives|living|stay|stays|staying where <person>",
        "from|near|to where <person> .. <live>", "<person> .. <live> .. far|out|nearby|locally|abroad",
        "<person> .. <live> <adv>? in|at a|an|the <adj>? <lodging>", "<person> .. <live> in <adj> accommodation|housing|lodgings",
        "carer|carers|family <adv>? <live> in|at|near|by|on|outside|opposite|close <det>? <noun>",
        "foster <noun> in|at|near|by|on|outside <det>? <adj>? <area|landmark|name>",
        "<person> .. .. in|at a|the mother|parent and baby|child <noun>",
        "<person> .. staying|living|lodging at a|an|the <adj>? <noun>",
        // How far, and how to get there.
        "<num> minutes|minute|mins|miles|mile|streets|doors|stops|hours|hour|yards|metres .. walk|drive|away|from|foot|by|down|along|past|off",
        "<num> street|streets|door|doors|stop|stops|road|roads over|along|up|down|away|from|past",
        "the|her|his|their walk|journey|commute|drive to|from|home", "catches|catch|rides the <num>",
        "coach|bus|train|tram|plane|ferry|flight|taxi to <name>", "minutes|minute|hour|hours|mile|miles|streets|doors away",
        "<num> bus|train|tram rides|stops|journeys",
        "takes|took|take <who> .. <num> .. minutes|hour|hours .. by|on|each|drive|walk|get|reach|travel|come|from",
        "<adj> walk|drive|bus|train|ride|stroll from|to|away|along",
        "bus|train|tram|car|taxi|cycle ride|journey", "number <num> bus", "<get> the|a <adj>? bus|train|tram|taxi|coach|minibus|ferry",
        "is|are <num> miles|mile|stops|streets", "<kin> .. drives|walks|brings|picks <who>",
        "walk|walks|walking|cycles|cycle to|past|along|by|through|from <det> <noun>",
        "<num> doors|streets down|along|away", "from|outside|through <poss> <lodging>", "the same <place|lodging> as",
        "in the next|same|nearby|neighbouring <adj>? <area>",
        // Work, school, doctor.
        "<person> .. looked|cared|minded .. by|with <poss> <kin>", "<live> with|at a|an|some|old <adj>? <kin>",
        "nearer|closer to? <poss>? <noun>",
        "work|works|working|worked|shift|shifts at|in|behind the|a <noun>", "<get> .. view of",
        "work|works|working|worked <adj>? nights|days|shifts|evenings|mornings|weekends|time at|in|for|behind <det>? <noun>",
        "<person> .. studies|studying|learning|training .. .. at|in the|a|her|his <adj>? <landmark>",
        "<person> .. studies|studying|learning|training .. .. at|in <name>",
        "<person> .. .. course|class|classes|lessons|group|club at|in the|a <adj>? <landmark>",
        "gets|buys|collects <det>? prescriptions|prescription|shopping|food|bread|groceries|petrol|medicine|parcels at|in|from <noun>",
        "shift|shifts|hours .. .. at|in|for <name|landmark>",
        "<person> .. started|starts|starting nursery|college|playgroup|work|university",
        "join|joined|joining <det> <adj>? team|club|choir|group|class|gym|band|cubs",
        "minds|babysits <who>", "while|when she works|studies",
        "<person> <adv>? shops|banks at|in <det>? <noun>", "<person> .. spend|spends|spending .. at|in|by|with <det>? <landmark|kin>",
        "sees|attends|visits|volunteers|worships|worship|prays|trains|swims|dances|sings|rides .. .. at|in <det> <adj>? <landmark|place>",
        "sees|attends|visits|volunteers|worships|worship|prays|trains|swims|dances|sings|rides .. .. at|in <name>",
        "<person> .. <start> at|in|with <det>? <landmark>",
        "<meet> .. <who> at|in|near|by|outside|opposite|from the|a <adj>? <landmark>",
        "at|to|from|joined|does|has brownies|beavers|cubs|scouts|guides|rainbows|choir|swimming|football|judo|karate|ballet|dance|gymnastics|drama|cadets|playgroup",
        "<person> .. works|work|working|worked <adv>? at|in|for|as|near|behind <det>? <noun>",
        "<person> .. registered|enrolled|signed with|at|up", "<person> .. <start> at|in|with <det>? <place>",
        "<person> <adv>? goes|attends|joined|joins|go|attend to? the|a|an <adj>? <place>", "<person> .. job in|at|with",
        "<start> a|an|the <adj>? job|work|placement", "is|are at|in <det> <adj>? <adj>? <place>", "<person> .. at a <adj>? <place>",
        "seen at|in|near the|a <adj>? <place>",
        // Where they can be met, and when.
        "<meet> .. <who> at|in|near|by|outside|opposite|from the|a <adj>? <place>", "<meet> <who> <near> <det>? <noun>",
        "<collect> .. from|at|outside the|a|her|his|their <adj>? <place>",
        "collects|fetches|picks|drops|brings|takes .. <who> .. from|to|at|with <det>? <place|kin>",
        "<person> .. <regular> .. every|each|on <weekday>", "<regular> .. on|every|each|most <weekdays>", "<regular> .. <weekdays>",
        "<weekdays> .. <person> <adv>? <regular>", "<person> <adv>? <regular> .. after school",
        "every|each|most <weekday> .. <person> <adv>? <regular>",
    ]
}

/// A word with what the patterns ask of it, found once.
struct ClueToken {
    private static let vocabulary: [String: Int] = {
        var table: [String: Int] = [:]
        for pattern in IndirectClues.written {
            for word in pattern.split(whereSeparator: { " |?".contains($0) }) where table[String(word)] == nil {
                table[String(word)] = table.count
            }
        }
        return table
    }()

    /// The number of the word among those that the patterns name.
    let word: Int
    let kinds: UInt64

    init(_ token: PlainToken) {
        word = ClueToken.vocabulary[token.key] ?? -1
        kinds = ClueWords.Kind.allCases.enumerated().reduce(0) { ClueWords.fits(token, $1.element) ? $0 | 1 << UInt64($1.offset) : $0 }
    }

    static func number(_ word: Substring) -> Int { vocabulary[String(word)] ?? -2 }
}

/// A row of steps, each a word or a kind of word.
struct CluePattern: Sendable {
    struct Step: Sendable {
        var words: Set<Int> = []
        var kinds: UInt64 = 0
        var isOptional = false
        var isGap = false

        func fits(_ token: ClueToken) -> Bool { kinds & token.kinds != 0 || token.word >= 0 && words.contains(token.word) }
    }

    let steps: [Step]

    init(_ text: String) {
        steps = text.split(separator: " ").map { word in
            var step = Step(isOptional: word.hasSuffix("?"))
            let word = step.isOptional ? word.dropLast() : word
            if word == ".." { return Step(isOptional: true, isGap: true) }
            if word.hasPrefix("<") {
                let names = word.dropFirst().dropLast().split(separator: "|").map(String.init)
                for (place, kind) in ClueWords.Kind.allCases.enumerated() where names.contains(kind.rawValue) {
                    step.kinds |= 1 << UInt64(place)
                }
            } else {
                step.words = Set(word.split(separator: "|").map { ClueToken.number($0) })
            }
            return step
        }
    }

    /// Where the match ends; nil where there is none.
    static func match(_ steps: ArraySlice<Step>, _ tokens: [ClueToken], _ place: Int) -> Int? {
        guard let step = steps.first else { return place }
        let rest = steps.dropFirst()
        if step.isGap {
            for skipped in 0...2 where place + skipped <= tokens.count {
                if let end = match(rest, tokens, place + skipped) { return end }
            }
            return nil
        }
        if place < tokens.count, step.fits(tokens[place]), let end = match(rest, tokens, place + 1) { return end }
        return step.isOptional ? match(rest, tokens, place) : nil
    }
}
