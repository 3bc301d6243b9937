/// Ways in which what somebody does, or has, says where somebody is.
extension ClueClause {
    func now(_ place: Int) -> Cue? {
        if key(place) == "local", key(place + 1) != "authority", key(place + 1) != "council" {
            return Cue(kind: .now, range: place..<(place + 1), points: 4)
        }
        guard ["now", "currently", "nowadays", "presently", "temporarily", "recently", "moment", "days", "since"].contains(key(place))
        else { return nil }
        if key(place) == "moment" || key(place) == "days", !["the", "these"].contains(key(place - 1)) { return nil }
        return Cue(kind: .now, range: place..<(place + 1), points: 2)
    }

    /// “three days a week”, “the next county”, “another council”.
    func elsewhere(_ place: Int) -> Cue? {
        if ["days", "day", "mornings", "nights", "evenings"].contains(key(place)),
            key(place + 1) == "a" && key(place + 2) == "week" || key(place + 1) == "off"
        {
            return Cue(kind: .elsewhere, range: place..<(place + 3), points: 6)
        }
        return nil
    }

    /// “We met her at the bakery”: somewhere that is not an office.
    func seenAt(_ place: Int) -> Cue? {
        if subject == .reader, meets, ClueWords.possessives.contains(key(place)),
            !ClueWords.kinds(of: tokens[min(place + 1, tokens.count - 1)]).isEmpty || key(place + 1) == "place"
        {
            return Cue(kind: .seenAt, range: place..<min(place + 2, tokens.count), points: 12)
        }
        guard meets, ["at", "in", "near", "outside", "from"].contains(key(place)), ClueWords.articles.contains(key(place + 1)),
            someone.map({ $0 < place }) == true
        else { return nil }
        let known: Set = ["home", "school", "hospital", "office", "house", "station", "police"]
        if ["her", "his", "their"].contains(key(place + 1)) {
            return Cue(kind: .seenAt, range: place..<min(tokens.count, place + 3), points: 8)
        }
        return (place + 2...place + 3).contains { known.contains(key($0)) }
            ? nil : Cue(kind: .seenAt, range: place..<min(tokens.count, place + 3), points: 6)
    }

    /// “since the move”, “because of their move”.
    func theMove(_ place: Int) -> Cue? {
        guard ["move", "relocation"].contains(key(place)), ["the", "her", "his", "their", "a"].contains(key(place - 1)), !isOfReader(place)
        else { return nil }
        return Cue(kind: .theMove, range: (place - 1)..<(place + 1), points: 12, lasts: true)
    }

    /// “where you used to take them”, “past your work”, “from you”.
    func readersPlace(_ place: Int) -> Cue? {
        if key(place) == "where", key(place + 1) == "you", key(place + 2) == "used" || key(place + 2) == "work" {
            return Cue(kind: .readersPlace, range: place..<(place + 2), points: 6)
        }
        guard subject != .reader || meets else { return nil }
        guard ["near", "from", "past", "to", "by", "behind", "opposite", "than", "as"].contains(key(place)),
            ["your", "you"].contains(key(place + 1)),
            tokens.contains(where: {
                ClueWords.residing.contains($0.key) || ClueWords.kinds(of: $0).contains(.way) || ClueWords.kinds(of: $0).contains(.travel)
                    || ["passes", "far", "close", "near", "nearer", "closer", "same"].contains($0.key)
            })
        else { return nil }
        return Cue(kind: .readersPlace, range: place..<min(tokens.count, place + 3), points: 6)
    }

    /// “Her sister has taken them in”, “a friend puts her up”.
    func takenIn(_ place: Int) -> Cue? {
        guard ["take", "took", "taken", "taking", "takes", "put", "puts", "putting"].contains(key(place)),
            ["her", "him", "them"].contains(key(place + 1)) || tokens.indices.contains(place + 1) && tokens[place + 1].isCapital,
            ["in", "up"].contains(key(place + 2)), place + 3 == tokens.count || ["for", "until", "since", "at"].contains(key(place + 3))
        else { return nil }
        return Cue(kind: .takenIn, range: place..<(place + 3), points: 12, lasts: true)
    }

    /// “attends the girls’ school”, “uses the food bank”, “has joined a group”.
    func attends(_ place: Int) -> Cue? {
        let verbs: Set = [
            "attends", "attend", "attending", "uses", "using", "joined", "joins", "registered", "enrolled", "signed", "started", "starts",
            "starting", "begun", "accepted", "volunteers",
        ]
        guard subject == .somebody, verbs.contains(key(place)) else { return nil }
        let next: Set = ["at", "in", "the", "a", "an", "her", "his", "their", "with", "up", "for", "as", "on"]
        return next.contains(key(place + 1)) || key(place) == "uses" && place + 1 == tokens.count
            ? Cue(
                kind: .attends, range: place..<(place + 2),
                points: ["joined", "joins", "registered", "enrolled"].contains(key(place)) ? 12 : 8) : nil
    }

    /// “a Catholic primary”, “the girls’ school”, “a dental surgery”: more than “the school”.
    func described(_ place: Int) -> Cue? {
        guard place > 1, ClueWords.places.contains(key(place)), !isOfReader(place - 1) else { return nil }
        let word = tokens[place - 1]
        guard !ClueWords.function.contains(word.key), !ClueWords.plainOfPlaces.contains(word.base), !word.isFigures,
            !ClueWords.isVerb(word),
            ClueWords.articles.contains(key(place - 2)) || word.isCapital || tokens[place - 2].isPossessive
        else { return nil }
        return Cue(kind: .described, range: (place - 1)..<(place + 1), points: 8)
    }

    /// “by bus”, “on the train”, “takes a taxi”.
    func byBus(_ place: Int) -> Cue? {
        guard ClueWords.kinds(of: tokens[place]).contains(.travel) else { return nil }
        let before = [key(place - 1), key(place - 2), key(place - 3)]
        let says: Set = [
            "her", "their", "his", "by", "on", "catch", "catches", "takes", "take", "the", "gets", "get", "bus", "school", "from", "number",
            "buses",
        ]
        return before.contains { says.contains($0) } ? Cue(kind: .byBus, range: max(0, place - 1)..<(place + 1), points: 4) : nil
    }

    /// “She is back with her parents”, “has gone back to the town”.
    func back(_ place: Int) -> Cue? {
        guard key(place) == "back", ["in", "at", "with", "on", "to"].contains(key(place + 1)),
            ["is", "are", "gone", "moved", "went", "hes", "shes", "theyre"].contains(key(place - 1)) || key(place - 2) == "are"
        else { return nil }
        return Cue(kind: .back, range: place..<(place + 2), points: 8, lasts: true)
    }

    /// “It takes her an hour to get to us”, “to our office on foot”.
    func toUs(_ place: Int) -> Cue? {
        guard subject != .council, subject != .reader, key(place) == "to",
            ["us", "our"].contains(key(place + 1)) || ["reach", "here"].contains(key(place + 1)),
            tokens[..<place].contains(where: {
                ["get", "gets", "travel", "travels", "takes", "drive", "drives", "comes", "came", "bus", "train", "way"].contains($0.key)
            })
        else { return nil }
        let foot = keys.contains("foot") || keys.contains("petrol")
        return Cue(kind: .toUs, range: place..<(place + 2), points: foot ? 12 : 8, lasts: true)
    }

    /// “Ava has changed schools”, “he has swapped nursery”.
    func changed(_ place: Int) -> Cue? {
        guard subject == .somebody,
            ["changed", "changing", "change", "swapped", "switched", "changes", "left", "leaving"].contains(key(place))
        else { return nil }
        let kinds = (place + 1...place + 3).filter { $0 < tokens.count }.flatMap { ClueWords.kinds(of: tokens[$0]) }
        guard kinds.contains(where: { [.school, .health, .work, .home, .lateSchool].contains($0) }), key(place) != "left" || !isPast else {
            return nil
        }
        return Cue(kind: .changed, range: place..<min(tokens.count, place + 3), points: 12, lasts: true)
    }

    /// “He can hear planes from his bed”, “the big wheel that she can see from school”.
    func seesFrom(_ place: Int) -> Cue? {
        guard key(place) == "from",
            tokens[..<place].contains(where: { ["see", "sees", "hear", "hears", "watch", "watches", "smell", "smells"].contains($0.key) }),
            (place + 1...place + 2).contains(where: {
                tokens.indices.contains($0) && ClueWords.kinds(of: tokens[$0]).contains { [.room, .home, .school].contains($0) }
                    || ["bed", "there", "balcony", "desk"].contains(key($0))
            })
        else { return nil }
        return Cue(kind: .seesFrom, range: place..<min(tokens.count, place + 3), points: 12)
    }

    /// “a mother and baby unit”, “a food bank”, “the post office”, “a key worker”, “on the green”.
    func scheme(_ place: Int) -> Cue? {
        let (word, next, after) = (key(place), key(place + 1), key(place + 2))
        func cue(_ count: Int, _ points: Int) -> Cue { Cue(kind: .scheme, range: place..<(place + count), points: points) }
        if ["mother", "parent"].contains(word), next == "and", after == "baby" || after == "child",
            ["unit", "scheme", "placement", "home", "foster"].contains(key(place + 3))
        {
            return cue(4, 12)
        }
        if word == "food" && next == "bank" || word == "post" && next == "office"
            || ["green", "common", "moors", "rec", "front"].contains(word) && key(place - 1) == "the"
        {
            return cue(["food", "post"].contains(word) ? 2 : 1, 8)
        }
        if ClueWords.possessives.contains(word), next == "post" || next == "mail" { return cue(2, 8) }
        if word == "key", next == "worker" || next == "person" { return cue(2, 6) }
        if word == "by", ["bike", "bicycle", "boat", "car", "foot"].contains(next), subject == .somebody {
            return Cue(kind: .scheme, range: place..<(place + 2), points: 12, lasts: comes)
        }
        if ["faces", "overlooks", "adjoins"].contains(word), ["the", "a", "some"].contains(next) { return cue(3, 12) }
        if word == "dinner", next == "lady" { return cue(2, 12) }
        if ["catches", "catch", "takes", "gets", "rides"].contains(word), next == "the", place + 2 < tokens.count,
            tokens[place + 2].isFigures
        {
            return cue(3, 12)
        }
        return nil
    }

    /// “You know the street.”
    func readerKnows(_ place: Int) -> Cue? {
        guard subject == .reader, ["know", "remember", "recognise"].contains(key(place)), ["the", "that"].contains(key(place + 1)),
            !isOnlyPossible
        else { return nil }
        let kinds = (place + 2...place + 3).filter { $0 < tokens.count }.flatMap { ClueWords.kinds(of: tokens[$0]) }
        guard kinds.contains(where: { [.landscape, .street, .home, .leisure, .shop, .worship].contains($0) }) else { return nil }
        return Cue(kind: .readerKnows, range: place..<(place + 3), points: 12)
    }

    /// “on the ground floor”.
    func upstairs(_ place: Int) -> Cue? {
        guard key(place) == "floor",
            ["ground", "first", "second", "third", "top", "ninth", "fourth", "fifth", "tenth", "sixth"].contains(key(place - 1))
        else { return nil }
        return Cue(kind: .upstairs, range: (place - 1)..<(place + 1), points: 12)
    }

    /// “They share a kitchen with two mothers.”
    func shares(_ place: Int) -> Cue? {
        guard subject == .somebody, ["share", "shares", "sharing"].contains(key(place)),
            keys[place...].contains("with") || key(place + 1) == "a",
            (place + 1...place + 4).contains(where: {
                tokens.indices.contains($0) && ClueWords.kinds(of: tokens[$0]).contains { $0 == .room || $0 == .home }
            }),
            !keys.contains(where: { ["brother", "sister", "brothers", "sisters"].contains($0) })
        else { return nil }
        return Cue(kind: .shares, range: place..<(place + 3), points: 8)
    }

    /// “They live in army quarters”, “she is staying on a boat”.
    func livesIn(_ place: Int) -> Cue? {
        guard ["live", "lives", "lived", "living", "stay", "stays", "staying", "stayed", "sleeps", "sleeping"].contains(key(place)),
            subject != .reader
        else { return nil }
        for at in place + 1..<min(place + 6, tokens.count) {
            if ClueWords.reader.contains(key(at)) || ["fear", "danger", "home", "bed", "court", "safe"].contains(key(at)) { return nil }
            if [
                "in", "at", "on", "near", "above", "by", "off", "under", "behind", "over", "out", "alone", "next", "close", "between",
                "within", "as", "there", "beyond", "past", "opposite", "across", "among",
            ].contains(key(at)) {
                guard
                    !["fear", "danger", "home", "bed", "your", "my", "school", "hospital", "care", "court", "our", "night", "all"].contains(
                        key(at + 1)), at + 1 < tokens.count || ["alone", "out", "there"].contains(key(at))
                else { return nil }
                return Cue(
                    kind: .livesIn, range: place..<min(at + 3, tokens.count),
                    points: key(place).hasPrefix("sleep") || key(at) == "alone" ? 8 : 12)
            }
        }
        return nil
    }

    /// “She works at the …”, “working for a …”, “at university”.
    func worksAt(_ place: Int) -> Cue? {
        if ["at", "to"].contains(key(place)), ["university", "uni", "college"].contains(key(place + 1)), subject == .somebody {
            return Cue(kind: .worksAt, range: place..<(place + 2), points: 12)
        }
        guard ["works", "work", "working", "worked"].contains(key(place)), subject != .council, subject != .reader,
            ["at", "in", "for", "as", "behind", "from", "where", "there", "nights", "days"].contains(key(place + 1)),
            !["school", "class", "us", "it"].contains(key(place + 2))
        else { return nil }
        return Cue(kind: .worksAt, range: place..<min(place + 3, tokens.count), points: 12)
    }

    /// “goes by her middle name”, “has dyed her hair”.
    func identity(_ place: Int) -> Cue? {
        let (word, next) = (key(place), key(place + 1))
        if ["middle", "maiden", "new", "different", "another"].contains(word), ["name", "names", "surname"].contains(next),
            !isOfReader(place)
        {
            return Cue(kind: .identity, range: place..<(place + 2), points: 12)
        }
        if ["number", "numbers", "name", "names"].contains(word), next == "changed" {
            return Cue(kind: .identity, range: place..<(place + 2), points: 12, lasts: true)
        }
        if ["dyed", "cut", "changed"].contains(word), ["her", "his", "their"].contains(next),
            ["hair", "name", "names", "appearance", "number", "car"].contains(key(place + 2))
        {
            return Cue(kind: .identity, range: place..<(place + 3), points: 12, lasts: true)
        }
        return nil
    }

    /// “Their aunt has them from Friday”, “a neighbour minds Leo”.
    func hasThem(_ place: Int) -> Cue? {
        guard subject == .somebody, place > 0, ["has", "have", "minds", "babysits", "fetches", "collects"].contains(key(place)),
            ["them", "her", "him"].contains(key(place + 1))
                || ClueWords.isSomebody(tokens, place + 1) && key(place) != "has" && key(place) != "have",
            ClueWords.kin.contains(key(place - 1)) && !ClueWords.parents.contains(key(place - 1)),
            place + 2 == tokens.count
                || ["from", "on", "at", "for", "after", "every", "while", "until", "each", "in"].contains(key(place + 2))
        else { return nil }
        return Cue(kind: .hasThem, range: (place - 1)..<(place + 2), points: 8)
    }
}
