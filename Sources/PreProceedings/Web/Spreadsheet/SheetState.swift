import ChildRecords
import ChildRecordsWeb
import GRDB
import PreProceedings
import SiteKit
import Vocabulary

/// A line with what would become of it.
struct LineState: Sendable, Identifiable {
    enum Outcome: Sendable {
        /// It names a family, or carries its dates, for the lines below it.
        case carried
        case leftOut(Day)
        case recorded(Identifier<PreProceedingsCase>)
        case known
        case adds(Int)
        case faults([LineFault])
    }

    let line: SheetLine
    let matches: [ClueMatch]
    let outcome: Outcome

    var id: Int { line.line }
    var family: Identifier<Family>? { matches.compactMap(\.found).first?.family }
    var isReady: Bool { if case .adds = outcome { true } else { false } }
    var isRejected: Bool { if case .faults = outcome { true } else { false } }
    /// Nothing is wrong but that a person has to say which child it is.
    var isToConfirm: Bool { matches.contains { !$0.candidates.isEmpty && $0.found == nil && $0.fault.map(\.asksToConfirm) ?? false } }
}

/// A spreadsheet against the records and the tracker as they are now. It writes nothing.
struct SheetState: Sendable {
    let sheet: TrackerSheet
    let reading: SheetReading
    let lines: [LineState]
    /// Families of lines that can be recorded.
    let families: [Identifier<Family>]
    /// The cases of those families as they would be, and whether they are new.
    private let made: [Identifier<Family>: (item: PreProceedingsCase, isNew: Bool)]

    /// - Parameter only: the lines to look at; all where nil.
    init?(_ sheet: TrackerSheet, only: Set<Int>? = nil, author: String, for viewer: Viewer, in db: Database) throws {
        guard let mapping = sheet.mapping, let reading = sheet.reading else { return nil }
        (self.sheet, self.reading) = (sheet, reading)
        let lines = reading.lines.filter { only?.contains($0.line) ?? true }
        let open = lines.filter { line in
            let kept = sheet.kept[line.line]
            return kept?.leftOut == nil && kept?.proceedings == nil && !reading.isCarried(line) && !reading.isFamilyOnly(line)
        }
        let matching = try SheetMatching(open, for: viewer, in: db)
        var (matches, faults, matched): ([Int: [ClueMatch]], [Int: [LineFault]], [Identifier<Family>: [MatchedLine]]) = ([:], [:], [:])
        for line in open {
            let found = matching.matches(line, sheet.kept[line.line]?.children ?? [:])
            matches[line.line] = found
            do throws(LineFaults) {
                let (family, matchedLine) = try SheetState.matched(line, found, mapping, viewer.today)
                matched[family, default: []].append(matchedLine)
            } catch { faults[line.line] = error.all }
        }
        var (outcomes, made): ([Int: LineOutcome], [Identifier<Family>: (item: PreProceedingsCase, isNew: Bool)]) = ([:], [:])
        for (family, lines) in matched {
            var (item, isNew) = try SheetState.loadCase(of: family, in: db)
            outcomes.merge(item.take(lines, by: author, today: viewer.today)) { first, _ in first }
            made[family] = (item, isNew)
        }
        self.made = made
        self.lines = lines.map { line in
            LineState(
                line: line, matches: matches[line.line] ?? [],
                outcome: SheetState.outcome(sheet.kept[line.line], outcomes[line.line], faults[line.line]))
        }
        var seen: Set<Identifier<Family>> = []
        families = self.lines.filter(\.isReady).compactMap(\.family).filter { seen.insert($0).inserted }
    }

    private static func outcome(_ kept: TrackerSheet.KeptLine?, _ outcome: LineOutcome?, _ faults: [LineFault]?) -> LineState.Outcome {
        if let id = kept?.proceedings { return .recorded(id) }
        if let day = kept?.leftOut { return .leftOut(day) }
        if let faults { return .faults(faults) }
        return switch outcome {
        case .adds(let count): .adds(count)
        case .known: .known
        case .refused(let faults): .faults(faults.all)
        case nil: .carried
        }
    }

    private static func matched(_ line: SheetLine, _ matches: [ClueMatch], _ mapping: SheetMapping, _ today: Day) throws(LineFaults) -> (
        Identifier<Family>, MatchedLine
    ) {
        var faults = matches.compactMap(\.fault)
        let children = matches.compactMap(\.found)
        if Set(children.map(\.family)).count > 1 { faults.append(.families) }
        var steps: [ProposedStep] = []
        do throws(LineFaults) { steps = try line.steps(mapping, today: today) } catch { faults += error.all }
        guard faults.isEmpty, let family = children.first?.family else { throw LineFaults(faults.isEmpty ? [.noChild] : faults) }
        return (family, MatchedLine(line, children.map(\.id), steps, stage: line.meantStage(mapping)))
    }

    private static func loadCase(of family: Identifier<Family>, in db: Database) throws -> (PreProceedingsCase, isNew: Bool) {
        let known = try Row.fetchAll(db, literal: "SELECT id FROM pre_proceedings_case WHERE family = \(family)").first
        if let known, let item = try PreProceedingsCase.load(known["id"], in: db) { return (item, false) }
        return (try PreProceedingsCase(id: Identifier(), family: family, births: PreProceedingsCase.births(of: family, in: db)), true)
    }

    // MARK: Recording

    /// Writes the cases of these families, in the transaction of the change.
    func record(_ families: Set<Identifier<Family>>, _ store: Store, by changer: Changer, in db: Database) throws {
        for family in self.families where families.contains(family) {
            guard let (item, isNew) = made[family] else { continue }
            if isNew {
                try item.insert(in: db)
            } else {
                try item.save(in: db)
                try db.execute(literal: "UPDATE pre_proceedings_case SET version = version + 1 WHERE id = \(item.id)")
            }
            try store.note(.keepPreProceedings, on: item.id.text, by: changer, ground: "from a spreadsheet", in: db)
            for state in lines where state.family == family && state.isReady {
                var kept = sheet.kept[state.id] ?? TrackerSheet.KeptLine()
                kept.proceedings = item.id
                try TrackerSheets.save(state.id, kept, of: sheet.id, in: db)
            }
        }
    }
}

extension LineFault {
    var asksToConfirm: Bool { if case .confirm = self { true } else { false } }
}
