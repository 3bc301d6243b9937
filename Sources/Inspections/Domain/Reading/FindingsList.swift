/// Reads the list of what must improve: bullets or numbers, sub-headings between, parts of an item below it, over page ends.
struct FindingsList {
    private(set) var items: [FindingDraft] = []
    /// Prose before the first bullet, or instead of bullets.
    private var prose: [Joiner] = []
    private var prosePage = 1

    private let lines: [Line]
    private let isNumbered: Bool
    private var kind: FindingKind
    private var group: String?
    private var open: (text: Joiner, number: Int?, page: Int)?
    private var mark: Unicode.Scalar?
    private var markIndent: [Int: Int] = [:]
    private var isInParts = false
    private var lastNumber: Int?
    private var numberIndent = 0
    private var isAfterGap = true
    /// After a heading of a kind, and how many items there were then.
    private var isUnderKind = false
    private var itemsBefore = 0

    init(_ lines: some Collection<Line>, kind: FindingKind) {
        self.lines = Array(lines)
        self.kind = kind
        isNumbered = FindingsList.countsUp(self.lines)
        for place in self.lines.indices { take(self.lines[place], at: place) }
        finish()
        if isUnderKind || items.isEmpty { takeProseAsItems() }
        items.removeAll { FindingsList.saysThereIsNone($0.text) }
    }

    /// True when numbers stand before the items and not just before a paragraph that leads up to bullets.
    private static func countsUp(_ lines: [Line]) -> Bool {
        let numbers = lines.compactMap { $0.numbered?.number }
        let bullets = lines.count { Bullet($0) != nil }
        if numbers.count >= 2, zip(numbers, numbers.dropFirst()).contains(where: { $1 == $0 + 1 }) { return true }
        return numbers.count == 1 && bullets == 0
    }

    private mutating func take(_ line: Line, at place: Int) {
        if line.isBlank {
            isAfterGap = true
            return
        }
        defer { isAfterGap = false }
        if let kind = FindingsList.kind(of: line) {
            finish()
            if isUnderKind { takeProseAsItems() }
            prose = []
            (self.kind, group, isUnderKind, itemsBefore) = (kind, nil, true, items.count)
            return
        }
        if isNumbered, let (number, rest) = line.numbered, lastNumber.map({ number == $0 + 1 }) ?? true {
            begin(rest, number: number, line)
            (lastNumber, numberIndent) = (number, line.indent)
        } else if let bullet = Bullet(line), !isPartOfSentence(bullet) {
            take(bullet, line)
        } else if isGroup(line, at: place) {
            finish()
            group = Joiner.singleSpaced(line.text).trimmedOfColon
        } else if open != nil {
            open?.text.add(line.text)
        } else {
            takeProse(line)
        }
    }

    private mutating func take(_ bullet: Bullet, _ line: Line) {
        if isNumbered {
            open?.text.add(bullet.rest)
            return
        }
        if open != nil, isPart(bullet, line) {
            isInParts = true
            open?.text.add(bullet.rest)
            return
        }
        if mark == nil { mark = bullet.glyph }
        markIndent[line.page] = line.indent
        begin(bullet.rest, number: nil, line)
    }

    private mutating func begin(_ text: Substring, number: Int?, _ line: Line) {
        finish()
        open = (Joiner(text), number, line.page)
    }

    private mutating func finish() {
        if let (text, number, page) = open, !text.isEmpty {
            items.append(FindingDraft(kind: kind, text: text.text, number: number, group: group, page: page))
        }
        open = nil
        isInParts = false
    }

    /// A part of an item has another mark than the items, or stands further in below a colon.
    private func isPart(_ bullet: Bullet, _ line: Line) -> Bool {
        let outer = markIndent[line.page]
        if bullet.glyph != mark { return bullet.isDash || bullet.glyph == "\u{336}" || outer.map { line.indent > $0 } ?? true }
        guard let outer, line.indent >= outer + 3 else { return false }
        return isInParts || open?.text.text.hasSuffix(":") == true
    }

    /// A dash at the beginning of a line is a mark only where one may stand.
    private func isPartOfSentence(_ bullet: Bullet) -> Bool {
        guard bullet.isDash, let text = open?.text.text, mark.map({ $0 != bullet.glyph }) ?? true else { return false }
        return !(isAfterGap || isInParts || text.hasSuffix(":") || text.hasSuffix(";"))
    }

    private func isGroup(_ line: Line, at place: Int) -> Bool {
        if !isNumbered, line.text.utf8.count < 30, line.key.hasPrefix("within ") || line.key.hasPrefix("immediately"),
            line.key.hasSuffix(":")
        {
            return true
        }
        guard line.text.utf8.count <= 90, let first = line.text.unicodeScalars.first, first.properties.isUppercase,
            let last = line.text.unicodeScalars.last, !".,;".unicodeScalars.contains(last)
        else { return false }
        let isAfterItem = open?.text.text.hasSuffix(".") != false
        if isNumbered {
            let isAtMargin = line.indent <= 3 && line.indent <= numberIndent + 1
            let next = lines[(place + 1)...].first { !$0.isBlank }
            let isBeforeItem = next.map { $0.numbered != nil || FindingsList.kind(of: $0) != nil } ?? false
            return isAfterGap ? isAtMargin || (isAfterItem && isBeforeItem) : isAtMargin && isAfterItem && isBeforeItem
        }
        return isAfterGap && last == ":" && isAfterItem && line.indent <= (markIndent.values.max() ?? 12)
    }

    /// A paragraph where others have bullets is a list of one.
    private mutating func takeProseAsItems() {
        guard items.count == itemsBefore else { return }
        for text in prose where text.text.utf8.count > 20 && !text.text.hasSuffix(":") {
            items.append(FindingDraft(kind: kind, text: text.text, page: prosePage))
        }
    }

    private mutating func takeProse(_ line: Line) {
        if line.numbered != nil || isAfterGap || prose.isEmpty {
            if prose.isEmpty { prosePage = line.page }
            prose.append(Joiner(line.numbered?.rest ?? Substring(line.text)))
        } else {
            prose[prose.count - 1].add(line.text)
        }
    }

    private static func kind(of line: Line) -> FindingKind? {
        let key = Sections.bare(line.key)
        if key.hasPrefix("what needs to improve in this area") { return .improvement }
        return switch key {
        case "priority and immediate action", "priority and immediate actions", "areas for priority action", "area for priority action",
            "priority actions", "priority action", "areas for priority and immediate action", "immediate and priority action",
            "immediate action", "areas for immediate and priority action":
            .priorityAction
        case "areas for improvement", "area for improvement", "areas for improvement are", "what needs to improve": .improvement
        default: nil
        }
    }

    /// `There are no areas for priority or immediate action.`
    private static func saysThereIsNone(_ text: String) -> Bool {
        let words = Words.all(in: text)
        guard words.count <= 40, words.contains("priority") || words.contains("immediate") else { return false }
        let key = words.joined(separator: " ")
        return [
            "there are no ", "there were no ", "did not find any", "did not identify any", "no areas for priority", "no priority action",
            "not identified any", "none identified", "identified no ",
        ].contains { key.contains($0) }
    }
}

extension String {
    fileprivate var trimmedOfColon: String { hasSuffix(":") ? String(dropLast()) : self }
}
