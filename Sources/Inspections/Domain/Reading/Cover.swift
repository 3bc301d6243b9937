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
                && line.text.utf8.count < 70 && !filled[place].text.hasSuffix("services")
        }
        return ([filled[place]] + rest).map { Joiner.singleSpaced($0.text) }.joined(separator: " ")
    }

    var title: String { letterTitle ?? titleLines.map { Joiner.singleSpaced($0.text) }.joined(separator: " ") }

    /// Words of the title for telling the framework: small letters, single spaces.
    var titleKey: String { Words.all(in: title).joined(separator: " ") }

    // MARK: The council

    var localAuthority: String? {
        let words = title.split(separator: " ").map(String.init)
        let keys = words.map { Words.all(in: $0).joined() }
        return named(words, keys).flatMap(AuthorityName.short)
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
        return ([String(rest)] + head.dropFirst(place + 1).prefix(count).map(\.text)).joined(separator: " ")
    }

    // MARK: Inspectors

    var leadInspectors: [String] {
        let lines = text.lines
        let labels = ["lead inspectors", "lead inspector", "reporting inspector"]
        let places = lines.indices.filter { index in labels.contains { lines[index].key.hasPrefix($0) } }
        for place in places {
            guard let label = labels.first(where: { lines[place].key.hasPrefix($0) }) else { continue }
            var value = Joiner(lines[place].text.dropFirst(label.count).drop { $0 == ":" || $0 == " " })
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
}
