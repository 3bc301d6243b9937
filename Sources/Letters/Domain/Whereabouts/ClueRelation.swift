/// Something in a clause that can lead to a place.
struct Cue: Sendable {
    enum Kind: Hashable, Sendable {
        case word(ClueKind), near, far, host, new, whereTheyAre, named, regular, now, own, elsewhere, seenAt, theMove, readersPlace,
            takenIn, back, attends, described, byBus, toUs, changed, seesFrom, scheme,
            readerKnows, upstairs, shares, livesIn, worksAt, identity, hasThem
    }

    let kind: Kind
    let range: Range<Int>
    let points: Int
    /// It says so also of what happened once: “he was seen at the clinic near their flat”.
    var lasts = false
    /// It says so also where it is denied: “not far from …”, “no longer in …”.
    var holdsWhereDenied: Bool {
        switch kind {
        case .regular, .now, .new, .seenAt: false
        case .word(let kind): ![.school, .health, .club, .sport, .room, .lateSchool, .friend, .work, .post].contains(kind)
        default: true
        }
    }
}

/// The ways in which words together say where somebody is.
extension ClueClause {
    func cues() -> [Cue] {
        let single = tokens.indices.flatMap { place -> [Cue] in wordCues(place) }
        return single + tokens.indices.flatMap { relations(at: $0) }
    }

    func key(_ place: Int) -> String { tokens.indices.contains(place) ? tokens[place].key : "" }

    func wordCues(_ place: Int) -> [Cue] {
        let token = tokens[place]
        let kinds = ClueWords.kinds(of: token)
        if kinds.isEmpty || isOfReader(place) || isName(place) || isTalkedOf(place) { return [] }
        return kinds.compactMap { kind in
            if kind == .street, key(place - 1) == "the", key(place - 2) == "in", isPast { return nil }
            let isTheirs =
                [.home, .street, .travel, .work].contains(kind)
                && (ClueWords.possessives.contains(key(place - 1))
                    || place > 0 && tokens[place - 1].isPossessive && !ClueWords.parents.contains(tokens[place - 1].base))
            if kind == .move, ["up", "on"].contains(key(place + 1)) { return nil }
            return Cue(
                kind: .word(kind), range: place..<(place + 1), points: isTheirs ? 12 : kind.points * 2,
                lasts: isTheirs || [.move, .authority, .refuge, .club].contains(kind) || kind == .travel && comes)
        }
    }

    var comes: Bool { keys.contains { ["came", "come", "travelled", "journey", "reached", "arrived"].contains($0) } }

    /// “your flat”, “your mum’s house”, “a neighbour of yours”.
    func isOfReader(_ place: Int) -> Bool {
        ["your", "our"].contains(key(place - 1))
            || ["your", "our"].contains(key(place - 2)) && !ClueWords.possessives.contains(key(place - 1))
            || key(place + 1) == "of" && key(place + 2) == "yours"
    }

    /// “stories about trains”, “a toy farm”.
    func isTalkedOf(_ place: Int) -> Bool {
        tokens[max(0, place - 3)..<place].contains {
            ["toy", "toys", "loves", "likes", "stories", "story", "pictures", "film", "films"].contains($0.key)
        }
    }

    func isName(_ place: Int) -> Bool {
        place > 0 && tokens[place].isCapital && key(place - 1) != "the" && !ClueWords.kinds(of: tokens[place]).contains(.shop)
    }

    /// The words at which a relation can begin: most words begin none.
    private static let beginnings = Set(
        """
        near nearby nearest handy nearer adjacent alongside adjoining next round around close opposite behind beside above below over past along \
        across by on off towards beyond outside couple few half several an about many short long quick easy stone far further farther distance at \
        with to from in through new another different same old current present own temporary local where there of leave left mornings afternoons \
        evenings weekends nights lunchtimes after before until now currently nowadays presently temporarily recently moment days day since her his \
        their hers theirs move relocation than as take took taken taking takes put puts putting back attends attend attending uses using joined joins \
        registered enrolled signed started starts starting begun accepted volunteers changed changing change swapped switched changes leaving mother \
        parent food post green common moors rec front key faces overlooks adjoins dinner catches catch gets rides know remember recognise floor share \
        shares sharing live lives lived living stay stays staying stayed sleeps sleeping works work working worked middle maiden number numbers name \
        names dyed cut has have minds babysits fetches collects
        """.split(whereSeparator: \.isWhitespace).map(String.init)
    ).union(ClueWords.places)

    func beginsRelation(_ token: PlainToken) -> Bool {
        token.isFigures || Self.beginnings.contains(token.key) || TimesOfWeek.hasDay(token) || ClueWords.kinds(of: token).contains(.travel)
    }

    func relations(at place: Int) -> [Cue] {
        guard beginsRelation(tokens[place]) else { return [] }
        return relationsBeginning(at: place)
    }

    func relationsBeginning(at place: Int) -> [Cue] {
        [
            near(place), far(place), host(place), new(place), whereTheyAre(place), named(place), regular(place), now(place),
            elsewhere(place), seenAt(place),
            theMove(place), readersPlace(place), takenIn(place), back(place), attends(place), described(place), byBus(place), toUs(place),
            changed(place), seesFrom(place), scheme(place), readerKnows(place), upstairs(place), shares(place), livesIn(place),
            worksAt(place), identity(place),
            hasThem(place),
        ]
        .compactMap(\.self)
    }

    /// “near the canal”, “next door”, “round the corner from you”, “behind the shops”.
    func near(_ place: Int) -> Cue? {
        let (word, next, after) = (key(place), key(place + 1), key(place + 2))
        func cue(_ count: Int, _ points: Int) -> Cue { Cue(kind: .near, range: place..<min(tokens.count, place + count), points: points) }
        if ["near", "nearby", "nearest", "handy", "nearer", "adjacent", "alongside", "adjoining"].contains(word) {
            return cue(2, word == "nearest" ? 12 : 8)
        }
        if word == "next", next == "door" { return cue(2, 12) }
        if ["round", "around"].contains(word), next == "the", after == "corner" { return cue(3, 12) }
        if word == "close",
            next == "by" || next == "to" && (ClueWords.articles.contains(after) || ["you", "your", "where"].contains(after))
        {
            return cue(3, 8)
        }
        if word == "opposite", next != "sex" { return cue(2, 8) }
        let sides: Set = [
            "behind", "beside", "above", "below", "over", "past", "along", "across", "by", "on", "off", "towards", "beyond", "outside",
        ]
        guard sides.contains(word), ClueWords.articles.contains(next) else { return nil }
        let isPlace = (place + 2..<min(place + 5, tokens.count)).contains { at in
            ClueWords.kinds(of: tokens[at]).contains { [.landscape, .street, .shop, .worship, .leisure, .travel, .home].contains($0) }
        }
        return isPlace ? cue(3, 6) : nil
    }

    private static let lengths: Set = [
        "minute", "minutes", "mins", "mile", "miles", "hour", "hours", "streets", "street", "doors", "door", "stops", "stop", "yards",
        "metres",
        "counties", "roads", "junctions", "villages", "floors", "blocks", "towns", "fields",
    ]

    /// “ten minutes from”, “three doors down”, “a short walk”, “not far from”.
    func far(_ place: Int) -> Cue? {
        let number = tokens[place].isFigures || ["couple", "few", "half", "several", "an", "over", "about", "many"].contains(key(place))
        if number, let unit = (place + 1...place + 3).first(where: { Self.lengths.contains(key($0)) }) {
            let rest = (unit + 1...unit + 4).map(key)
            let leads: Set = [
                "away", "from", "walk", "drive", "down", "along", "past", "off", "way", "by", "journey", "bus", "train", "car",
            ]
            let isStep = ["streets", "doors", "stops", "yards", "metres", "mile", "miles", "counties", "junctions", "villages"].contains(
                key(unit))
            guard rest.contains(where: { leads.contains($0) }) || isStep else { return nil }
            return Cue(kind: .far, range: place..<(unit + 1), points: 12)
        }
        if ["short", "long", "quick", "easy", "stone"].contains(key(place)),
            ["walk", "drive", "ride", "journey", "way", "throw", "stroll"].contains(key(place + 1))
        {
            return Cue(kind: .far, range: place..<(place + 2), points: 12)
        }
        if ["far", "further", "farther", "distance"].contains(key(place)),
            ["from", "away", "to", "up", "down", "north", "south", "out"].contains(key(place + 1)) || key(place - 1) == "so"
                || key(place - 1) == "too"
        {
            return Cue(kind: .far, range: place..<min(tokens.count, place + 2), points: 8)
        }
        return nil
    }

    /// “at her mum’s”, “staying with a friend”, “lives at Jean’s”.
    func host(_ place: Int) -> Cue? {
        guard ["at", "with", "to", "from", "near", "in", "round", "behind", "opposite", "through", "by"].contains(key(place)) else {
            return nil
        }
        let living =
            tokens[max(0, place - 4)..<place].contains {
                ClueWords.residing.contains($0.key)
                    || ["is", "are", "shes", "hes", "theyre", "shares", "goes", "go", "collects"].contains($0.key)
            }
            || (key(place) == "by" && key(place - 1) == "after")
                && (ClueWords.possessives.contains(key(place + 1)) || key(place + 1) == "a")
        for at in place + 1..<min(place + 5, tokens.count) {
            let token = tokens[at]
            if ClueWords.reader.contains(token.key) { return nil }
            if key(place) == "by", ["somebody", "someone", "family"].contains(token.key), key(at + 1) == "else" || key(at - 1) == "by" {
                return nil
            }
            let isKin = ClueWords.kin.contains(token.key) || ClueWords.kin.contains(token.base)
            let isParent = ClueWords.parents.contains(token.base) || ClueWords.parents.contains(token.key)
            let behind = key(at + 1)
            if isKin, token.isPossessive || token.key.hasSuffix("s") && ["place", "house", "flat", "home"].contains(behind),
                key(place) != "by",
                !(isParent && ["house", "home", "flat"].contains(behind) && isPast)
            {
                return Cue(kind: .host, range: place..<(at + 1), points: 12)
            }
            if isKin, living, ["with", "at", "near", "to", "by"].contains(key(place)),
                !isParent
                    || at > place + 1
                        && (key(at - 1) == "her" || tokens[at - 1].isPossessive && ClueWords.kin.contains(tokens[at - 1].base))
            {
                return Cue(kind: .host, range: place..<(at + 1), points: 12)
            }
            if token.isPossessive, token.isCapital, place + 1 == at || ClueWords.kin.contains(key(at - 1)),
                at + 1 == tokens.count || key(place) == "at"
            {
                return Cue(kind: .host, range: place..<(at + 1), points: 12)
            }
            if isKin, ["in", "near", "from"].contains(behind), at + 2 < tokens.count, tokens[at + 2].isCapital {
                return Cue(kind: .host, range: place..<(at + 3), points: 12)
            }
        }
        return nil
    }

    /// “her new school”: not a new plan or new shoes.
    func new(_ place: Int) -> Cue? {
        guard
            ["new", "another", "different", "same", "old", "current", "present", "next", "own", "temporary", "local"].contains(key(place)),
            !isOfReader(place)
        else { return nil }
        for at in place + 1..<min(place + 3, tokens.count) {
            let kinds = ClueWords.kinds(of: tokens[at])
            let isOfPlace = kinds.contains { $0 != .look && $0 != .living && $0 != .way }
            if ["uniform", "shoes", "coat", "bed", "beds", "clothes"].contains(key(at + 1)) { return nil }
            if isOfPlace
                || [
                    "name", "address", "number", "phone", "life", "place", "partner", "boyfriend", "girlfriend", "people", "teacher",
                    "authority", "council", "force", "board", "manager", "start",
                ].contains(key(at))
                || ["surname", "surnames", "name", "names", "service", "trust", "team", "year", "class", "group"].contains(key(at))
            {
                let word = key(place)
                if ["surname", "surnames", "name", "names"].contains(key(at)) {
                    return word == "new" || word == "different" ? Cue(kind: .new, range: place..<(at + 1), points: 12) : nil
                }
                if ["authority", "council", "force", "board", "service", "trust", "team"].contains(key(at)) {
                    return ["local", "own", "same", "new", "old"].contains(word)
                        ? nil : Cue(kind: .new, range: place..<(at + 1), points: 12, lasts: true)
                }
                if kinds == [.friend] { return Cue(kind: .new, range: place..<(at + 1), points: 2) }
                let points = ["new", "current", "local", "temporary"].contains(word) ? 10 : word == "same" ? 8 : 6
                return Cue(kind: .new, range: place..<(at + 1), points: points, lasts: points == 10)
            }
        }
        return nil
    }

    /// “where she is living”, “where Leo sleeps”, “the midwife there”, “in her area”.
    func whereTheyAre(_ place: Int) -> Cue? {
        if key(place) == "where", ClueWords.isSomebody(tokens, place + 1) || ClueWords.isSomebody(tokens, place + 2) {
            let rest = (place + 1...place + 5).map(key)
            guard
                rest.contains(where: {
                    ClueWords.residing.contains($0) || ClueWords.present.contains($0) || ["sleeps", "was", "did"].contains($0)
                })
            else { return nil }
            return Cue(kind: .whereTheyAre, range: place..<min(tokens.count, place + 4), points: 12, lasts: true)
        }
        if key(place) == "there", place > 0, subject != .reader, !isOfCouncil || meets, key(0) != "there",
            !["is", "are", "was", "were", "not", "been", "because", "and", "that", "when", "if", "out"].contains(key(place - 1))
        {
            let isOfPlace = !ClueWords.function.contains(key(place - 1)) && !ClueWords.isVerb(tokens[place - 1])
            return Cue(kind: .whereTheyAre, range: place..<(place + 1), points: isOfPlace ? 12 : 8)
        }
        if ["in", "around", "of", "from", "leave", "left"].contains(key(place)),
            ClueWords.possessives.contains(key(place + 1)) || key(place + 1) == "the",
            [
                "country", "countryside", "hills", "valley", "area", "neighbourhood", "town", "village", "street", "city", "county", "road",
                "estate", "building",
            ].contains(key(place + 2))
        {
            return Cue(
                kind: .whereTheyAre, range: place..<(place + 3), points: key(place + 1) == "the" ? 6 : 12, lasts: key(place + 1) != "the")
        }
        return nil
    }

    /// A name with a capital behind “in”, “near”, “to”.
    func named(_ place: Int) -> Cue? {
        guard ["in", "near", "to", "from", "at", "around", "left", "outside", "through", "past"].contains(key(place)),
            place + 1 < tokens.count, place > 0
        else { return nil }
        let name = tokens[place + 1]
        if key(place) == "left", subject != .somebody { return nil }
        if key(place) == "at", name.key == "st", subject == .somebody {
            return Cue(kind: .named, range: place..<(place + 3), points: 12, lasts: true)
        }
        guard name.isCapital, name.key.count > 2, !name.isPossessive, !ClueWords.notNames.contains(name.key), !TimesOfWeek.hasDay(name),
            !ClueWords.council.contains(name.key)
        else {
            return nil
        }
        if name.raw.count < 5, name.raw == name.raw.uppercased() { return nil }
        let goes = tokens[..<place].contains {
            ClueWords.residing.contains($0.key) || ["goes", "go", "came", "travels", "drives", "train", "bus", "coach"].contains($0.key)
        }
        if ["to", "from"].contains(key(place)), !goes { return nil }
        let isSure = ["in", "near", "around", "left", "outside"].contains(key(place))
        return Cue(kind: .named, range: place..<(place + 2), points: isSure ? 12 : 8, lasts: key(place) == "left")
    }

    /// “on Tuesdays”, “every Friday”, “Saturday mornings”, “at half past three”.
    func regular(_ place: Int) -> Cue? {
        guard subject != .council, subject != .reader else { return nil }
        if TimesOfWeek.hasDay(tokens[place]) {
            let many = tokens[place].key.hasSuffix("s") && tokens[place].key.hasSuffix("days")
            if many || ["every", "each", "most"].contains(key(place - 1))
                || ["mornings", "afternoons", "evenings", "nights"].contains(key(place + 1)) || key(place - 1) == "a"
            {
                return Cue(kind: .regular, range: place..<(place + 1), points: 12)
            }
            return isPast ? nil : Cue(kind: .regular, range: place..<(place + 1), points: 6)
        }
        if ["mornings", "afternoons", "evenings", "weekends", "nights", "lunchtimes"].contains(key(place)) {
            return Cue(kind: .regular, range: place..<(place + 1), points: 6)
        }
        if ["after", "before"].contains(key(place)), ["school", "work", "nursery", "college"].contains(key(place + 1)) {
            return Cue(kind: .regular, range: place..<(place + 2), points: 6)
        }
        if key(place) == "at", ["half", "quarter", "noon", "lunchtime"].contains(key(place + 1)), !isPast {
            return Cue(kind: .regular, range: place..<(place + 2), points: 4)
        }
        if ["at", "until", "by", "past"].contains(key(place)), place + 1 < tokens.count, tokens[place + 1].isFigures,
            let hour = Int(tokens[place + 1].canon), hour < 13, !isPast
        {
            return Cue(kind: .regular, range: place..<(place + 2), points: 4)
        }
        return nil
    }
}
