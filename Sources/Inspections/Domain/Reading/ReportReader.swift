import Vocabulary

/// Reads an inspection report from its words and their places, as `pdftotext -tsv -enc UTF-8` prints them. A pure function of that text.
package struct ReportReader: Sendable {
    package let themes: ThemeList

    package init(themes: ThemeList = .shipped) { self.themes = themes }

    package func read(boxes tsv: String) throws(ReportRefusal) -> ReportReading { try read(LayoutText(boxes: tsv)) }

    /// - Parameter layoutText: the lines of the pages without their type, form feeds between pages.
    package func read(layoutText: String) throws(ReportRefusal) -> ReportReading { try read(LayoutText(layoutText)) }

    private func read(_ text: LayoutText) throws(ReportRefusal) -> ReportReading {
        if text.isEmpty { throw .emptyText }
        if let other = OtherDocument.refusal(of: text) { throw other }
        if !ReportReader.isAboutInspection(text) { throw .notAnInspectionReport }
        var reading = ReportParts(text).reading
        if reading.framework == nil && reading.paragraphs.isEmpty && reading.findings.isEmpty { throw .notAnInspectionReport }
        Linking(themes: themes).link(&reading)
        return reading
    }

    /// Ofsted names itself in every report, and every report is about children.
    private static func isAboutInspection(_ text: LayoutText) -> Bool {
        let marks = ["ofsted", "majesty's inspector", "office for standards", "children"].map { Array($0.utf8) }
        var isThere = [Bool](repeating: false, count: marks.count)
        for line in text.lines {
            for (index, mark) in marks.enumerated() where !isThere[index] { isThere[index] = line.key.utf8.contains(run: mark) }
            if isThere[3], isThere[0] || isThere[1] || isThere[2] { return true }
        }
        return false
    }
}

/// Other reports of Ofsted's, told by how they name themselves above their text.
enum OtherDocument {
    static func refusal(of text: LayoutText) -> ReportRefusal? {
        let head = text.opening(pages: 1).filter { !$0.isBlank }.prefix(14).map(\.key).joined(separator: " ")
        let words = Words.all(in: head).joined(separator: " ")
        let ownTitle = ["children's services", "services for children in need", "looked after children services", "joint targeted area"]
        let isOwn = ownTitle.contains { head.contains($0) && !head.contains("director of " + $0) }
        return marks.first { refusal, phrases in
            phrases.contains { (" " + words + " ").contains(" " + $0 + " ") } && (!isOwn || refusal == .areaSEND)
        }?.0
    }

    private static let marks: [(ReportRefusal, [String])] = [
        (
            .areaSEND,
            [
                "area send inspection", "local area send", "area send full inspection", "area send monitoring inspection",
                "joint local area send",
                "special educational needs and or disabilities in", "send inspection of", "area send",
            ]
        ),
        (
            .childrensHome,
            ["childrens home", "childrens homes", "secure childrens home", "secure training centre", "residential family centre"]
        ),
        (.fosteringAgency, ["independent fostering agency", "fostering agency", "fostering service"]),
        (.adoptionAgency, ["voluntary adoption agency", "adoption support agency", "regional adoption agency"]),
        (.supportedAccommodation, ["supported accommodation"]),
        (.cafcass, ["cafcass", "children and family court advisory"]),
        (
            .school,
            [
                "school report", "inspection of a good school", "boarding school", "residential special school", "early years provision",
                "childminder", "nursery", "further education and skills", "academy", "primary school", "secondary school",
            ]
        ),
    ]
}

extension String.UTF8View {
    /// True when the bytes are here one after another.
    func contains(run: [UInt8]) -> Bool {
        guard let first = run.first else { return true }
        var rest = self[...]
        while let place = rest.firstIndex(of: first) {
            if rest[place...].starts(with: run) { return true }
            rest = rest[rest.index(after: place)...]
        }
        return false
    }
}

/// Looks a finished reading over for what is missing or odd, beside the doubts about its grades.
struct ReadingDoubts {
    private(set) var all: [Doubt]

    /// - Parameters:
    ///   - missing: numbers of paragraphs that were passed over.
    ///   - beginsAgain: the report counts its paragraphs from 1 again.
    ///   - emptyLists: headings of lists below which nothing was found.
    ///   - saysThereIsNone: the report says that nothing needs to improve.
    init(
        _ reading: ReportReading, missing: [Int] = [], beginsAgain: Bool = false, emptyLists: [String] = [], saysThereIsNone: Bool = false
    ) {
        all = reading.doubts
        tell(reading.framework)
        if let name = reading.localAuthority {
            if LocalAuthorities.england.named(name) == nil {
                add("local_authority", "“\(name)” is not in the list of England’s councils. Check the name.")
            }
        } else {
            add("local_authority", "The council’s name was not found. Enter it.")
        }
        tell(days: reading)
        if reading.leadInspectors.isEmpty, reading.framework != .jointTargetedArea {
            add("lead_inspector", "No lead inspector was found. Enter the name.")
        }
        if reading.leadInspectors.count > 1 {
            add(
                "lead_inspector",
                "The report names \(reading.leadInspectors.count) lead inspectors: \(reading.leadInspectors.joined(separator: ", ")).")
        }
        tell(lists: reading, empty: emptyLists, saysThereIsNone: saysThereIsNone)
        if reading.paragraphs.isEmpty { add("paragraphs", "No paragraphs were found. Findings can not be linked to paragraphs.") }
        tell(numbers: reading.paragraphs)
        if beginsAgain {
            add(
                "paragraphs",
                "The numbers of the paragraphs begin again at 1 in the report. Here they are counted on: a number that a page cites may be another."
            )
        }
        if !missing.isEmpty {
            let list = ReadingDoubts.list(missing)
            add(
                "paragraphs",
                missing.count == 1
                    ? "No paragraph \(list) was found. Look for it in the report."
                    : "No paragraphs \(list) were found. Look for them in the report.")
        }
    }

    /// `9, 12 to 15`.
    private static func list(_ numbers: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for number in numbers {
            if let last = runs.last, number == last.upperBound + 1 {
                runs[runs.count - 1] = last.lowerBound...number
            } else {
                runs.append(number...number)
            }
        }
        return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" }.joined(separator: ", ")
    }

    private mutating func add(_ field: String, _ words: String) { all.append(Doubt(field, words)) }

    private mutating func tell(_ framework: Framework?) {
        switch framework {
        case nil: add("framework", "The framework of this report was not recognised. Select it.")
        case .safeguardingBoardReview:
            add(
                "framework",
                "This is a review of the Local Safeguarding Children Board. Its grade is the board’s and says nothing about the council.")
        default: break
        }
    }

    private mutating func tell(days reading: ReportReading) {
        guard let start = reading.inspectionStart, let end = reading.inspectionEnd else {
            return add("inspection_start", "The days of the inspection were not found. Enter them.")
        }
        if reading.fieldwork.contains(where: { $0.to - $0.from > 60 }) {
            add("inspection_end", "The inspection seems to last from \(start) to \(end). Check both days.")
        }
        if let published = reading.publicationDate, published < end {
            add("publication_date", "The publication day, \(published), is before the end of the inspection, \(end). Check both.")
        }
    }

    private mutating func tell(lists reading: ReportReading, empty: [String], saysThereIsNone: Bool) {
        // A letter on a monitoring visit has no list of its own, so that none is missed in it.
        let isWithoutList = reading.framework == .safeguardingBoardReview || reading.framework == .monitoringVisit
        if !reading.findings.isEmpty || isWithoutList {
            for heading in empty {
                add("recommendations", "Nothing was found below “\(heading)”. Look for its list in the report.")
            }
        }
        guard reading.findings.isEmpty, !isWithoutList, !saysThereIsNone else { return }
        // Where everything is outstanding there may be nothing to improve.
        let grades = reading.judgements.compactMap(\.grade)
        if !grades.isEmpty, grades.allSatisfy({ $0 == .outstanding }) { return }
        add("recommendations", "No list of areas for improvement was found. Check the document before you continue.")
    }

    /// Numbers that were skipped or appear twice.
    private mutating func tell(numbers paragraphs: [Paragraph]) {
        let numbers = paragraphs.filter(\.isNumberPrinted).map(\.number)
        let repeated = Dictionary(grouping: numbers, by: \.self).filter { $1.count > 1 }.keys.sorted()
        if !repeated.isEmpty {
            add("paragraphs", "These paragraph numbers appear more than once: \(repeated.map(String.init).joined(separator: ", ")).")
        }
        for (last, next) in zip(paragraphs, paragraphs.dropFirst()) where next.isNumberPrinted && next.beginsInside(last) {
            add("paragraphs", "Paragraph \(next.number) begins inside a sentence. Check where paragraph \(last.number) ends.")
        }
    }
}

extension Paragraph {
    /// It begins with a small letter where the one before ends without a stop.
    fileprivate func beginsInside(_ last: Paragraph) -> Bool {
        guard let first = text.unicodeScalars.first, let end = last.text.unicodeScalars.last else { return false }
        return first.properties.isLowercase && (end.properties.isAlphabetic || end == ",")
    }
}

/// Tells the framework, trying the labels of each family on the opening table and the headings.
struct Family {
    let framework: Framework?
    let table: JudgementTable
    let headings: GradedHeadings

    init(text: LayoutText, cover: Cover) {
        let lines = text.lines
        let opening = Family.tableLines(text)
        let table = JudgementTable(opening, labels: AreaLabel.ilacs)
        let headings = GradedHeadings(lines, from: opening.endIndex, labels: AreaLabel.ilacs)
        let start = cover.fieldwork.first?.from ?? Day(number: 0)
        let teller = FrameworkTeller(
            titleKey: cover.titleKey, opening: lines.prefix { $0.page <= 1 }.map(\.key).joined(separator: " "), table: Set(table.areas),
            headings: Set(headings.all.map(\.area)), startsIn2026Form: Day(2026, 4, 1).map { start >= $0 } ?? false)
        let told = teller.framework
        switch told {
        case .singleInspection, .singleReinspection:
            let cover = lines.prefix { $0.page == 1 }
            let (table, headings) = (
                JudgementTable(cover, labels: AreaLabel.single),
                GradedHeadings(lines, from: Family.afterContents(lines), labels: AreaLabel.singleHeadings)
            )
            // A board review may carry the whole title of the single inspection and judge nothing of the council's.
            let isBoardOnly = table.areas.isEmpty && headings.all.isEmpty && teller.titleKey.contains("safeguarding children board")
            framework = isBoardOnly ? .safeguardingBoardReview : told
            (self.table, self.headings) = (table, headings)
            return
        case .lookedAfter2013:
            let end = lines.lastIndex { $0.key.hasPrefix("record of main findings") } ?? lines.endIndex
            self.table = JudgementTable(lines[end...], labels: AreaLabel.lookedAfter)
            self.headings = GradedHeadings(Array(lines[..<end]), from: Family.afterContents(lines), labels: AreaLabel.lookedAfterHeadings)
        case .ilacs2018, .ilacs2023, .ilacs2026:
            (self.table, self.headings) = (table, headings)
        default:
            self.table = JudgementTable([], labels: [])
            self.headings = GradedHeadings([], from: 0, labels: [])
        }
        framework = told
    }

    /// The first two pages up to the list of what must improve or the first numbered paragraph.
    private static func tableLines(_ text: LayoutText) -> ArraySlice<Line> {
        let opening = text.opening(pages: 2)
        // Prose follows the table: the last line that has a piece of a grade in its right column ends it.
        let end = opening.firstIndex { $0.key.hasPrefix("what needs to improve") || $0.numbered?.number == 1 } ?? opening.endIndex
        let last = opening[..<end].lastIndex { line in
            line.chunks.last.map { $0.column >= 24 && GradeWords.isPiece(GradeWords.words($0.text)) } ?? false
        }
        return opening[..<(last.map { min($0 + 3, end) } ?? min(end, 0))]
    }

    private static func afterContents(_ lines: [Line]) -> Int {
        guard let contents = lines.firstIndex(where: { $0.key == "contents" && $0.page <= 6 }) else {
            return lines.firstIndex { $0.page > 1 } ?? 0
        }
        return lines[contents...].firstIndex { $0.page > lines[contents].page } ?? contents
    }
}

extension ReportReading {
    /// One line of JSON in the form of the hand-checked answers.
    /// - Parameter file: the base name of the file.
    package func json(file: String) -> String {
        JSONLine.object([
            ("file", .text(file)), ("framework", .maybe(framework?.code)), ("local_authority", .maybe(localAuthority?.lowercased())),
            ("inspection_start", .maybe(inspectionStart?.iso)), ("inspection_end", .maybe(inspectionEnd?.iso)),
            ("publication_date", .maybe(publicationDate?.iso)), ("lead_inspector", .maybe(leadInspector)), ("judgements", grades),
            ("previous", previous.map { .object([("date", .maybe($0.date)), ("grade", .maybe($0.grade?.answersCode))]) } ?? .null),
            ("recommendations", .list(findings.map { .text($0.text) })), ("paragraphs", .list(paragraphs.map(\.json))),
            ("findings", .list(findings.map(\.json))), ("other_weaknesses", .list(otherWeaknesses.map(\.json))),
            ("strengths", .list(strengths.map(\.json))), ("doubts", .list(doubts.map { .text($0.words) })),
        ]).line
    }

    private var grades: JSONLine {
        let keys = ["overall", "leaders", "help_protection", "care", "care_leavers", "adoption"]
        return .object(
            keys.map { key in
                (key, .maybe(judgements.first { $0.area.answersKey == key }?.grade?.answersCode))
            })
    }
}

/// A file that was not read.
package enum RefusedFile {
    /// One line of JSON: its base name, `not_a_pdf` where there is no PDF at all, and what to do, in words.
    package static func json(file: String, isPDF: Bool, words: String) -> String {
        JSONLine.object([("file", .text(file)), ("framework", .maybe(isPDF ? nil : "not_a_pdf")), ("error", .text(words))]).line
    }
}

extension Paragraph {
    fileprivate var json: JSONLine {
        .object([("number", .number(number)), ("section", .text(section)), ("page", .number(page)), ("text", .text(text))])
    }
}

extension FindingDraft {
    fileprivate var json: JSONLine {
        .object([
            ("kind", .text(kind.rawValue)), ("text", .text(text)), ("page", .number(page)),
            ("paragraphs", .list(paragraphs.map(JSONLine.number))),
            ("themes", .list(themes.map(JSONLine.text))), ("framework_outcome", .maybe(frameworkOutcome)),
        ])
    }
}

extension Observation {
    fileprivate var json: JSONLine { .object([("paragraphs", .list(paragraphs.map(JSONLine.number))), ("cue", .text(cue))]) }
}

/// A small writer of JSON that keeps the order of keys and stays on one line.
indirect enum JSONLine {
    case null
    case number(Int)
    case text(String)
    case list([JSONLine])
    case object([(String, JSONLine)])

    static func maybe(_ text: String?) -> JSONLine { text.map(JSONLine.text) ?? .null }

    var line: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .number(let number): bytes.append(contentsOf: String(number).utf8)
        case .text(let text): JSONLine.quote(text, to: &bytes)
        case .list(let items):
            bytes.append(0x5B)
            for (index, item) in items.enumerated() {
                if index > 0 { bytes.append(contentsOf: ", ".utf8) }
                item.write(to: &bytes)
            }
            bytes.append(0x5D)
        case .object(let members):
            bytes.append(0x7B)
            for (index, (key, value)) in members.enumerated() {
                if index > 0 { bytes.append(contentsOf: ", ".utf8) }
                JSONLine.quote(key, to: &bytes)
                bytes.append(contentsOf: ": ".utf8)
                value.write(to: &bytes)
            }
            bytes.append(0x7D)
        }
    }

    private static func quote(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C:
                bytes.append(0x5C)
                bytes.append(byte)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0..<0x20, 0x7F:
                let digits = String(byte, radix: 16)
                bytes.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}
