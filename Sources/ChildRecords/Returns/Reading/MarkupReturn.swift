import ChildRecords
import Intake
import Vocabulary

/// The census and the looked-after return as XML: one child after the other, each held whole for a moment and then let go.
final class MarkupReturn {
    /// One element of a child, with everything below it.
    struct Element {
        let name: String
        let line: Int
        var text = ""
        var children: [Element] = []

        var isEmpty: Bool { text.isEmpty && children.allSatisfy(\.isEmpty) }

        /// The text of an element, or of everything below it: several disabilities are one fact.
        var whole: String {
            children.isEmpty ? text : children.map(\.whole).filter { !$0.isEmpty }.joined(separator: ",")
        }
    }

    private static let mostElements = 50_000

    private let stream: MarkupStream
    private let writer: WireWriter
    private let today: Day
    private let file: String
    private var format: ReturnFormat?
    private var tables: [String: [Bound]] = [:]
    private var order: [Bound] = []
    private var strays: [(line: Int, text: String)] = []
    private var header: [String: String] = [:]
    private var unknown = UnknownElements()
    private var current: Bound?
    /// The names of elements as headings, each worked out once.
    private var headings: [String: String] = [:]

    private final class Bound {
        let table: BoundTable
        /// The names that each column may come under; the first that the element has is meant.
        private let names: [[String]]
        /// The names of elements that hold several codes, and may themselves stand there several times.
        private let lists: Set<String>
        var rows = 0
        var tally = Tally()

        init?(_ spec: TableSpec) {
            let columns = spec.makings.flatMap(\.columns)
            let headings = Array(Set(columns.flatMap(\.headings))).sorted()
            names = headings.map { heading in
                [heading] + Set(columns.filter { $0.headings.contains(heading) }.flatMap(\.headings)).subtracting([heading]).sorted()
            }
            lists = Set(columns.filter { $0.reading.isList }.flatMap(\.headings))
            guard let table = BoundTable(spec, headings: headings.map(\.asHeading)) else { return nil }
            self.table = table
        }

        /// The first of several elements of a name, or all of them where each is one code of several.
        func values(of parts: [Element], _ unknown: inout UnknownElements) -> [String: String] {
            var values: [String: String] = [:]
            for part in parts {
                if let before = values[part.name] {
                    if lists.contains(part.name) {
                        values[part.name] = before + "," + part.whole
                    } else if names.contains(where: { $0[0] == part.name }), !part.isEmpty {
                        unknown.twice[part.name, default: 0] += 1
                    }
                } else {
                    values[part.name] = part.whole
                }
            }
            return values
        }

        func value(_ index: Int, in values: [String: String]) -> String {
            guard index >= 0, index < names.count else { return "" }
            for name in names[index] {
                if let value = values[name], !value.isEmpty { return value }
            }
            return ""
        }
    }

    init(_ stream: MarkupStream, writer: WireWriter, today: Day, file: String) {
        (self.stream, self.writer, self.today, self.file) = (stream, writer, today, file)
    }

    /// - Returns: how many kinds of rows were found.
    func read() throws -> Int {
        var (path, lastText): ([String], String) = ([], "")
        while let node = try stream.next() {
            switch node {
            case .begin:
                if path.isEmpty { try begin(stream.name) }
                if stream.name.lowercased() == "child", format != nil {
                    if let child = try element(named: stream.name) { try take(child) }
                } else {
                    path.append(stream.name)
                }
                lastText = ""
            case .text: lastText = stream.text.withPlainSpaces
            case .end:
                if ["Year", "LEA", "ReferenceDate", "Collection"].contains(path.last), !lastText.isEmpty {
                    header[path.last ?? ""] = lastText
                }
                _ = path.popLast()
                lastText = ""
            }
        }
        return try finish()
    }

    private func begin(_ root: String) throws {
        switch root.lowercased() {
        case "message": format = .census
        case "expssda903", "ssda903", "ssda903return": format = .lookedAfter
        default: throw Refusal.notAReturn
        }
        for spec in TableSpec.all where spec.format == format {
            guard let bound = Bound(spec) else { continue }
            order.append(bound)
            if let first = spec.elements.first { tables[first, default: []].append(bound) }
            unknown.know(spec)
        }
    }

    /// The whole of an element that has just begun; nil when it is larger than any child is.
    private func element(named name: String) throws -> Element? {
        var stack = [Element(name: name, line: stream.line)]
        var count = 0
        while let node = try stream.next() {
            switch node {
            case .begin:
                count += 1
                guard count <= MarkupReturn.mostElements else { throw Refusal.markupTooDeep }
                stack.append(Element(name: stream.name, line: stream.line))
            case .text:
                if let last = stack.indices.last { stack[last].text += stream.text.withPlainSpaces }
            case .end:
                guard let done = stack.popLast() else { return nil }
                if !done.children.isEmpty, !done.text.isEmpty { stray(done) }
                guard let parent = stack.indices.last else { return done }
                stack[parent].children.append(done)
            }
        }
        return nil
    }

    private func stray(_ element: Element) {
        if strays.count < 20 { strays.append((element.line, KnownHeadings.all.contains(element.text.asHeading) ? element.text : "…")) }
    }

    private func take(_ child: Element) throws {
        let id = format == .census ? child.first("ChildIdentifiers")?.first("LAchildID") : child.first("HEADER")?.first("CHILDID")
        let number = id?.text ?? ""
        unknown.look(at: child, isChild: true)
        try walk(child, number)
    }

    /// - Parameter referral: the day of the referral that the element lies in, which is how the census says what belongs to it.
    private func walk(_ element: Element, _ number: String, referral: String = "") throws {
        let referral = element.first("CINreferralDate")?.text ?? referral
        for bound in tables[element.name] ?? [] { try row(element, number, referral, bound) }
        for child in element.children where !child.children.isEmpty || tables[child.name] != nil {
            unknown.look(at: child)
            try walk(child, number, referral: referral)
        }
    }

    private func row(_ element: Element, _ number: String, _ referral: String, _ bound: Bound) throws {
        // An element with nothing in it says nothing.
        if element.isEmpty { return }
        let spec = bound.table.spec
        // What belongs to the child itself stands one level deeper, in groups that the table names.
        let groups = spec.elements.dropFirst()
        let parts = groups.isEmpty ? element.children : element.children.filter { groups.contains($0.name) }.flatMap(\.children)
        var values = element.children.isEmpty ? [element.name: element.text] : bound.values(of: parts, &unknown)
        // The census asks the sex since 2024-25, under whatever name a program writes it.
        if let day = referenceDay, let first = Day(2024, 4, 1), day >= first, let gender = values.removeValue(forKey: "GenderCurrent"),
            values["Sex"] == nil
        {
            values["Sex"] = gender
        }
        values["CHILD"] = number
        values["LAchildID"] = number
        if values["CINreferralDate"] == nil { values["CINreferralDate"] = referral }
        if let needed = spec.elementHas, values.first(where: { heading(of: $0.key) == needed })?.value.isEmpty ?? true { return }
        bound.rows += 1
        try begin(bound)
        do throws(RejectedCell) {
            let entries = try bound.table.entries(
                today: today, cell: { bound.value($0, in: values) }, remark: { bound.tally.add($0, $1, $2) })
            try write(entries.filter { !isTold($0, byEnquiryIn: element) }, element.line)
        } catch { try writer.held(error, row: element.line) }
    }

    /// A conference that an enquiry of the same referral tells is no conference of a child who moved in. The referral keeps its day, which
    /// a rule asks.
    private func isTold(_ entry: ReadEntry, byEnquiryIn referral: Element) -> Bool {
        guard entry.kind == .conference, let day = entry.from else { return false }
        return referral.children.contains { enquiry in
            enquiry.first("DateOfInitialCPC").flatMap { try? DayReading.day(CellWords($0.whole).text) } == day
        }
    }

    private func heading(of name: String) -> String {
        if let known = headings[name] { return known }
        let heading = name.asHeading
        headings[name] = heading
        return heading
    }

    private func write(_ entries: [ReadEntry], _ line: Int) throws(RejectedCell) {
        for entry in entries where entry.kind != .person || !entry.facts.isEmpty {
            do { try writer.entry(entry, row: line) } catch { failure = error }
        }
    }

    private var failure: (any Error)?

    private func begin(_ bound: Bound) throws {
        if let failure { throw failure }
        guard current !== bound else { return }
        current = bound
        let spec = bound.table.spec
        try writer.begin(ReturnPart(file: file, sheet: "", format: spec.format, table: spec.name, title: spec.title))
    }

    private var referenceDay: Day? { header["ReferenceDate"].flatMap { try? DayReading.day($0) } }

    /// Days that stand for none.
    var placeholders: Int { order.reduce(0) { $0 + $1.tally.placeholders } }

    /// The year, the council and the reference date; what cannot be read of the first two is said.
    private func noteHeader() throws {
        let year = header["Year"].flatMap { text in Int(text).flatMap { text.count == 4 && (1990...2100).contains($0) ? text : nil } }
        try writer.note(year.map { ReturnNote(.year, value: $0) } ?? ReturnNote(.yearNotKnown, value: (header["Year"] ?? "").cut40))
        let council = header["LEA"].flatMap { text in text.count == 3 && Int(text) != nil ? text : nil }
        try writer.note(council.map { ReturnNote(.council, value: $0) } ?? ReturnNote(.councilNotKnown, value: (header["LEA"] ?? "").cut40))
        if let day = referenceDay { try writer.note(ReturnNote(.referenceDay, value: day.iso)) }
    }

    private func finish() throws -> Int {
        if let failure { throw failure }
        if format == .census { try noteHeader() }
        try unknown.write(to: writer)
        if let day = referenceDay {
            for bound in order where bound.rows > 0 && bound.table.spec.begins.map({ CollectionYear(containing: day) < $0 }) ?? false {
                let first = bound.table.spec.begins?.words ?? ""
                try writer.note(ReturnNote(.tooEarly, column: bound.table.spec.title, value: first, count: bound.rows))
            }
        }
        for stray in strays { try writer.note(ReturnNote(.strayText, column: "line \(stray.line)", value: stray.text, count: 1)) }
        for bound in order where bound.rows > 0 {
            try begin(bound)
            try bound.tally.write(to: writer)
            try writer.end(rows: bound.rows)
        }
        return max(1, order.count { $0.rows > 0 })
    }
}

/// Elements of a child that no table of the form reads or leaves unread on purpose: what is in them is lost, and a person should know.
struct UnknownElements {
    /// What may stand in each element that is looked at.
    private var known: [String: Set<String>] = [:]
    /// What may stand anywhere, because it is looked at itself.
    private var anywhere: Set<String> = []
    private var found: [String: Int] = [:]
    /// Of elements of which the first is read only.
    var twice: [String: Int] = [:]

    mutating func know(_ spec: TableSpec) {
        guard let first = spec.elements.first else { return }
        anywhere.formUnion(spec.elements + spec.wraps)
        let columns = spec.unread + spec.makings.flatMap { $0.columns.flatMap(\.headings) }
        for parent in spec.elements.count > 1 ? Array(spec.elements.dropFirst()) : [first] {
            known[parent, default: []].formUnion(columns)
        }
    }

    mutating func look(at element: MarkupReturn.Element, isChild: Bool = false) {
        guard isChild || known[element.name] != nil else { return }
        let own = known[element.name] ?? []
        for part in element.children where !part.isEmpty && !anywhere.contains(part.name) && !own.contains(part.name) {
            guard found.count < ReturnReader.mostUnknown || found[part.name] != nil else { continue }
            found[part.name, default: 0] += 1
        }
    }

    func write(to writer: WireWriter) throws {
        for (kind, elements) in [(ReturnNote.Kind.elementUnknown, found), (.elementTwice, twice)] {
            for (name, count) in elements.sorted(by: { $0.key < $1.key }) {
                try writer.note(ReturnNote(kind, column: String(name.prefix(60)), count: count))
            }
        }
    }
}

extension MarkupReturn.Element {
    fileprivate func first(_ name: String) -> MarkupReturn.Element? { children.first { $0.name == name } }
}

extension String {
    fileprivate var cut40: String { String(prefix(40)) }
}
