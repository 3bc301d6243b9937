import Vocabulary

/// What the opening of a report says about it: title, council, days, inspector.
struct Cover {
    private let text: LayoutText
    private let head: [Line]

    init(_ text: LayoutText) {
        self.text = text
        head = Array(text.opening(pages: 3))
    }

    /// The lines of the title, down to the days of the inspection.
    private var titleLines: [Line] {
        let ends = [
            "inspection date", "inspection took place", "lead inspector", "reporting inspector", "report published", "published",
            "judgement ", "dear ", "age group", "contents",
        ]
        let filled = head.prefix { $0.page == 1 }.filter { !$0.isBlank && $0.key != "ofsted" && !$0.key.hasPrefix("www.") }
        return Array(filled.prefix(9).prefix { line in !ends.contains { line.key.hasPrefix($0) } })
    }

    /// A letter has its title below the greeting.
    private var letterTitle: String? {
        let marks = [
            "focused visit to", "focused assurance visit to", "monitoring visit to", "monitoring visit of",
            "joint targeted area inspection",
        ]
        let filled = head.filter { $0.page <= 2 && !$0.isBlank }
        guard let place = filled.firstIndex(where: { line in marks.contains { line.key.hasPrefix($0) } }) else { return nil }
        let rest = filled[(place + 1)...].prefix(2).prefix { line in
            !["inspection date", "this letter", "lead inspector", "following", "inspection took place"].contains { line.key.hasPrefix($0) }
                && line.text.utf8.count < 70 && !filled[place].text.hasSuffix("services") && (line.style == nil || line.isHeading)
                && !["between ", "this ", "on "].contains(where: line.key.hasPrefix)
        }
        return ([filled[place]] + rest).running
    }

    var title: String { letterTitle ?? titleLines.running }

    /// Words of the title for telling the framework: small letters, single spaces.
    var titleKey: String { Words.all(in: title).joined(separator: " ") }

    // MARK: The council

    /// The council of England that the title names, or else the cover, or the first sentences of a letter; or else what the title says,
    /// where that can be a name.
    var localAuthority: String? {
        let words = title.split(separator: " ").map(String.init)
        let keys = words.map { Words.all(in: $0).joined() }
        let printed = named(words, keys).flatMap(AuthorityName.short)
        if let printed, let listed = LocalAuthorities.england.named(printed) { return listed.name }
        if let listed = council(in: title) { return listed }
        if let printed, AuthorityName.canBe(printed) { return printed }
        // The addresses above the greeting of a letter are of Ofsted and of others.
        let letter = afterGreeting
        return council(in: (letter.isEmpty ? head.prefix { $0.page == 1 && !isTable($0) }.prefix(12) : letter.prefix(8)).running)
    }

    private func isTable(_ line: Line) -> Bool { line.key.hasPrefix("judgement") }

    private var afterGreeting: ArraySlice<Line> {
        let filled = head.filter { !$0.isBlank }
        return filled.firstIndex { $0.key.hasPrefix("dear ") }.map { filled[($0 + 1)...] } ?? []
    }

    /// The words before belong to a longer name: “Kingsport upon” before “Hull”.
    private func goesOn(_ words: [Substring], before place: Int) -> Bool {
        place > 0 && ["upon", "on", "under", "and", "&", "North", "South", "East", "West", "New", "Great"].contains(words[place - 1])
    }

    /// The council with the longest name that is printed here with capitals.
    private func council(in text: String) -> String? {
        let words = text.split(separator: " ")
        var best: (name: String, words: Int)?
        for start in words.indices where words[start].first?.isUppercase == true && !goesOn(words, before: start) {
            for count in 1...6 where start + count <= words.count && count > best?.words ?? 0 {
                let piece = words[start..<(start + count)].joined(separator: " ")
                if let listed = LocalAuthorities.england.named(piece), LocalAuthorities.key(piece) != "" { best = (listed.name, count) }
            }
        }
        return best?.name
    }

    private func named(_ words: [String], _ keys: [String]) -> String? {
        if let partnership = partnership(words, keys) { return partnership }
        let begins = ["inspection", "reinspection", "visit", "review", "focused", "monitoring", "joint"]
        guard let start = keys.firstIndex(where: begins.contains) else { return words.isEmpty ? nil : words.joined(separator: " ") }
        if let place = keys[start...].firstIndex(where: { $0 == "of" || $0 == "to" || $0 == "in" }) {
            let after = keys[(place + 1)...]
            let end = after.firstIndex { key in
                key == "childrens" || key == "local" && keys.dropFirst(after.startIndex).contains("authority")
            }
            if let end, end > place + 1, !Cover.isCommon(keys[(place + 1)..<end]) { return words[(place + 1)..<end].joined(separator: " ") }
        }
        if start > 0 { return words[..<start].joined(separator: " ") }
        // `Inspection of looked after children services`, then the name.
        if let end = keys.lastIndex(of: "services"), end + 1 < words.count { return words[(end + 1)...].joined(separator: " ") }
        return nil
    }

    /// `Joint targeted area inspection of the multi-agency response to … in X`, or `… inspection of X`.
    private func partnership(_ words: [String], _ keys: [String]) -> String? {
        guard let start = keys.firstIndex(of: "joint"),
            keys.dropFirst(start).prefix(4).elementsEqual(["joint", "targeted", "area", "inspection"])
        else {
            return nil
        }
        let rest = keys.indices.dropFirst(start + 5)
        if let first = rest.first, keys[first] != "the" {
            let end = rest.first { words[$0].hasSuffix(":") } ?? rest.last ?? first
            return words[first...end].joined(separator: " ")
        }
        guard let place = rest.last(where: { keys[$0] == "in" }), place + 1 < words.count else { return nil }
        return words[(place + 1)...].joined(separator: " ")
    }

    /// Words between `inspection of` and `children’s services` that are no name.
    private static func isCommon(_ keys: ArraySlice<String>) -> Bool {
        keys.contains("services") || keys.contains("looked") || keys.elementsEqual(["the"]) || keys.contains("response")
    }

    // MARK: Days

    var fieldwork: [Fieldwork] {
        for label in [
            "inspection dates", "inspection date", "dates of inspection", "dates of visit", "visit dates", "visit date", "date of visit",
        ] {
            guard let place = head.firstIndex(where: { $0.key.hasPrefix(label) }) else { continue }
            let found = DateReader(after(label, at: place, lines: 3)).stretches
            if !found.isEmpty { return found }
        }
        return []
    }

    var publicationDate: Day? {
        for label in ["report published", "published", "publication date", "date published", "date of publication"] {
            guard let place = head.firstIndex(where: { $0.key.hasPrefix(label) }) else { continue }
            if let day = DateReader(after(label, at: place, lines: 2)).day { return day }
        }
        return nil
    }

    /// The text after a label and on the lines below it.
    private func after(_ label: String, at place: Int, lines count: Int) -> String {
        let rest = head[place].text.dropFirst(label.count).drop { $0 == ":" || $0 == " " || $0 == "s" }
        return head.dropFirst(place + 1).prefix(count).reduce(into: Joiner(rest)) { $0.add($1.text) }.text
    }

    // MARK: Inspectors

    var leadInspectors: [String] {
        let lines = text.lines
        let labels = ["lead inspectors", "lead inspector", "reporting inspector"]
        let places = lines.indices.filter { index in labels.contains { lines[index].key.hasPrefix($0) } }
        for place in places {
            guard let label = labels.first(where: { lines[place].key.hasPrefix($0) }) else { continue }
            var rest = lines[place].text.dropFirst(label.count)
            // `Lead inspector on site: …`
            if let colon = rest.prefix(20).firstIndex(of: ":"), rest[..<colon].allSatisfy({ $0 == " " || $0.isLowercase }) {
                rest = rest[colon...]
            }
            var value = Joiner(rest.drop { $0 == ":" || $0 == " " })
            let isPlural = label.hasSuffix("rs")
            let following = lines.dropFirst(place + 1).drop(while: { $0.isBlank && value.isEmpty })
            for line in following.prefix(isPlural ? 4 : value.isEmpty ? 1 : 0) {
                if line.isBlank || line.key.contains(":") || line.key.hasPrefix("judgement") { break }
                value.add(line.text)
            }
            let names = InspectorNames.all(in: value.text)
            if !names.isEmpty { return isPlural ? names : Array(names.prefix(names.count > 1 && value.text.contains(" and ") ? 2 : 1)) }
        }
        return []
    }

    /// A letter names its inspectors in a sentence, the lead first, who also signs it.
    var letterInspectors: [String] {
        let opening = text.opening(pages: 2).filter { !$0.isBlank }.prefix(60).running
        for cue in [
            "nspectors were ", "nspector was ", "nspectors for this visit were ", "nspector for this visit was ", "carried out by ",
            "conducted by ", "undertaken by ",
        ] {
            for place in opening.ranges(of: cue) {
                if let name = InspectorNames.all(in: String(opening[place.upperBound...].prefix(120))).first { return [name] }
            }
        }
        return signature.map { [$0] } ?? []
    }

    /// The name below “Yours sincerely”, with the title of an inspector below it.
    private var signature: String? {
        guard let place = text.lines.lastIndex(where: { $0.key.hasPrefix("yours sincerely") }) else { return nil }
        let below = text.lines[(place + 1)...].filter { !$0.isBlank }.prefix(3)
        guard let name = below.first, below.contains(where: { $0.key.contains("majesty's inspector") || $0.key.contains("hmi") }) else {
            return nil
        }
        return InspectorNames.all(in: name.text).first
    }
}

/// The short name of a council, as people say it: `Shropshire`, `Isle of Wight`, `Kensington and Chelsea`.
enum AuthorityName {
    static func short(_ printed: String) -> String? {
        var words = printed.replacingOccurrencesOfAmpersand.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
        words = words.filter { $0 != "*" }
        if let last = words.last { words[words.count - 1] = withoutMark(last) }
        func lower() -> [String] { words.map { $0.lowercased() } }
        for ending in [["local", "authority"], ["unitary", "authority"], ["council"], ["mbc"], ["authority"]]
        where lower().ends(with: ending) {
            words.removeLast(ending.count)
            let kinds: Set<String> = ["county", "city", "borough", "metropolitan", "district", "unitary", "mb"]
            while words.count > 1, let last = lower().last, kinds.contains(last) { words.removeLast() }
        }
        if words.count > 2, lower().ends(with: ["city", "of"]) || lower().ends(with: ["county", "of"]) { words.removeLast(2) }
        while words.count > 1, let first = lower().first, ["the", "in", "at", "for"].contains(first) { words.removeFirst() }
        let starts: [[String]] = [
            ["council", "of", "the"], ["london", "borough", "of"], ["royal", "borough", "of"], ["metropolitan", "borough", "of"],
            ["borough", "of"], ["county", "of"], ["district", "of"], ["city", "of"],
        ]
        // What is left of the City of London without its first words is not its name.
        if lower() != ["city", "of", "london"] {
            for start in starts where lower().starts(with: start) && words.count > start.count { words.removeFirst(start.count) }
        }
        if lower() == ["county", "durham"] { words.removeFirst() }
        return words.isEmpty || words.count > 8 ? nil : words.joined(separator: " ")
    }

    /// A few words that begin with capitals, without figures and without words of a report's title.
    static func canBe(_ name: String) -> Bool {
        let words = name.split(separator: " ")
        let small: Set<Substring> = ["and", "of", "on", "upon", "the", "with", "in", "le", "under"]
        let others: Set<String> = ["report", "inspection", "area", "partnership", "services", "local", "service", "outcome", "authority"]
        return words.count <= 5 && words.contains { $0.first?.isUppercase == true }
            && words.allSatisfy { ($0.first?.isUppercase == true || small.contains($0)) && !others.contains($0.lowercased()) }
            && !name.contains(where: \.isNumber) && words.first?.first?.isUppercase == true
    }

    /// Without a footnote's number stuck to the end.
    private static func withoutMark(_ word: String) -> String {
        var word = word
        while let last = word.unicodeScalars.last, last.properties.numericType != nil || last == ":" || last == "." {
            word.unicodeScalars.removeLast()
        }
        return word
    }
}

extension String {
    fileprivate var replacingOccurrencesOfAmpersand: String {
        split(separator: "&", omittingEmptySubsequences: false).joined(separator: " and ")
    }
}

extension [String] {
    fileprivate func ends(with other: [String]) -> Bool { count > other.count && suffix(other.count).elementsEqual(other) }
}

/// Names of inspectors among their titles: `Neil Penswick HMI`, `Paula Thomson-Jones, Her Majesty’s Inspector`.
enum InspectorNames {
    private static let titles: Set<String> = [
        "hmi", "shmi", "her", "his", "majestys", "inspector", "inspectors", "senior", "ofsted", "regulatory", "additional", "associate",
        "manager", "social", "care", "director", "regional", "seconded", "desigate", "designate", "lead", "mr", "mrs", "ms", "miss", "dr",
    ]

    static func all(in text: String) -> [String] {
        var (names, name) = ([String](), [String]())
        func finish() {
            if name.count >= 2 { names.append(name.joined(separator: " ")) }
            name = []
        }
        for word in text.split(separator: " ") {
            let key = Words.all(in: word).joined()
            if key == "and" || titles.contains(key) || !isCapital(word) {
                finish()
                if !key.isEmpty, key != "and", !titles.contains(key) { break }
                continue
            }
            // A sentence ends here; after an initial it does not.
            if word.last == ".", word.count > 2 {
                name.append(String(word.dropLast()))
                break
            }
            let hasComma = word.last.map { ",;(".contains($0) } ?? false
            name.append(hasComma ? String(word.dropLast()) : String(word))
            if hasComma { finish() }
        }
        finish()
        return names
    }

    private static func isCapital(_ word: Substring) -> Bool {
        guard let first = word.unicodeScalars.first else { return false }
        return first.properties.isUppercase || ["de", "van", "von", "der", "la"].contains(String(word))
    }
}

/// The untitled prose between the table and the first list or section, as paragraphs of our own count.
enum Opening {
    static func paragraphs(_ lines: ArraySlice<Line>) -> [Paragraph] {
        var (blocks, isAfterGap) = ([(text: Joiner, page: Int)](), true)
        for line in lines {
            if line.isBlank {
                isAfterGap = true
                continue
            }
            let isOpen = blocks.last.map { !".:?".contains($0.text.text.last ?? ".") } ?? false
            if blocks.isEmpty || (isAfterGap && !isOpen) {
                blocks.append((Joiner(line.text), line.page))
            } else {
                blocks[blocks.count - 1].text.add(line.text)
            }
            isAfterGap = false
        }
        // What is short and no sentence is left over from the table.
        let isText = { (text: String) in text.utf8.count > 60 || text.utf8.count > 25 && text.hasSuffix(".") }
        return blocks.filter { isText($0.text.text) }.enumerated().map { index, block in
            Paragraph(number: index + 1, isNumberPrinted: false, section: "Summary", page: block.page, text: block.text.text)
        }
    }
}

/// The days that a letter tells in its sentences.
enum LetterDays {
    /// `… a focused visit to X on 12 and 13 February 2019`, `Between 21 and 25 January 2019, Ofsted …`. Days without a year are before the
    /// letter's own day.
    static func fieldwork(in text: LayoutText) -> [Fieldwork] {
        let (opening, sent) = (text.opening(pages: 2).running, letterDay(in: text))
        for cue in ["visit", "took place", "inspection", "carried out", "onsite", "on site"] {
            for place in opening.ranges(of: cue) {
                let near = opening[place.upperBound...].prefix(260)
                for day in near.ranges(of: " on ") + near.ranges(of: " from ") {
                    let found = DateReader(near[day.upperBound...], latest: sent).stretches
                    if !found.isEmpty { return found }
                }
                if let found = between(near, sent) { return found }
            }
        }
        return between(opening.prefix(4_000), sent) ?? []
    }

    private static func between(_ text: Substring, _ sent: Day?) -> [Fieldwork]? {
        (text.ranges(of: " between ") + text.ranges(of: "Between ")).lazy.map {
            DateReader(text[$0.upperBound...], isBetween: true, latest: sent).stretches
        }.first { !$0.isEmpty }
    }

    /// The letter's own day is alone on a line before `Dear`.
    static func letterDay(in text: LayoutText) -> Day? {
        let head = text.opening(pages: 1).prefix { !$0.key.hasPrefix("dear ") }
        for line in head where !line.isBlank {
            guard line.text.utf8.count <= 30, line.key.utf8.first.map({ (48...57).contains($0) }) == true else { continue }
            if let day = DateReader(line.text).day { return day }
        }
        return nil
    }
}

/// Tells the framework a report was written under by its title and by the labels it prints.
struct FrameworkTeller {
    let titleKey: String
    let opening: String
    let table: Set<JudgementArea>
    let headings: Set<JudgementArea>
    let startsIn2026Form: Bool

    var framework: Framework? {
        // The wording of the single inspection's title also is in introductions of later reports, so the later table comes first.
        if isILACS { return ilacs }
        if titleKey.contains("looked after children services") { return .lookedAfter2013 }
        if titleKey.contains("services for children in need of help and protection") {
            // With the space, since `Shropshire inspection of` ends and begins so too.
            let title = " " + titleKey
            return title.contains(" reinspection of") || title.contains(" re inspection of") ? .singleReinspection : .singleInspection
        }
        if let letter = letter(in: titleKey) { return letter }
        if titleKey.contains("safeguarding children board") || titleKey.contains("lscb") { return .safeguardingBoardReview }
        return letter(in: opening)
    }

    private var isILACS: Bool {
        table.contains(.leaders) && (table.contains(.helpProtection) || table.contains(.overall))
            || headings.contains(.leaders) && headings.contains(.helpProtection)
    }

    private var ilacs: Framework {
        let areas = table.isEmpty ? headings : table
        if areas.contains(.careAndLeavers) || !areas.contains(.careLeavers) && headings.contains(.careAndLeavers) { return .ilacs2018 }
        return startsIn2026Form && !areas.contains(.overall) ? .ilacs2026 : .ilacs2023
    }

    private func letter(in text: String) -> Framework? {
        if text.contains("joint targeted area inspection") || text.contains("jtai") { return .jointTargetedArea }
        if text.contains("monitoring visit") { return .monitoringVisit }
        if text.contains("focused visit") || text.contains("focused assurance visit") { return .focusedVisit }
        return nil
    }
}
