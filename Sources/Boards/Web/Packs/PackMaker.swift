import ActionPlans
import ActionPlansWeb
import Boards
import EvidenceItems
import EvidenceItemsWeb
import GRDB
import Indicators
import IndicatorsWeb
import Inspections
import InspectionsWeb
import SiteKit
import Vocabulary

/// Builds a pack of one plan from the record as at a cut-off. Nothing that came later is in it.
struct PackMaker {
    let council: String
    let board: Board
    let plan: Plan
    let meeting: Meeting?
    let cutOff: Day
    let db: Database

    func pack(number: Int) throws -> Pack {
        let actions = try ActionPlanRecords.actions(of: plan.id, in: db).compactMap { $0.asOf(cutOff) }.filter { $0.withdrawal == nil }
        let posts = try ActionPlanRecords.posts(in: db)
        return Pack(
            council: council, board: board.name, plan: plan.title, number: number, meeting: meeting?.day, cutOff: cutOff,
            measures: try measures(actions), actions: try lines(actions, posts), decisions: try decisions(posts), raised: try raised(),
            commitments: try commitments(), gaps: try gaps(actions), evidence: try evidence(actions),
            isOfDraft: plan.agreement.map { $0.on > cutOff } ?? true)
    }

    private func lines(_ actions: [Action], _ posts: PostBook) throws -> [Pack.ActionLine] {
        let partners = try PartnerRecords.byAction(in: db)
        let settings = try ActionPlanRecords.settings(in: db)
        return actions.sorted { $0.ref < $1.ref }.map { action in
            let ratings = TwoRatings(action, agreed: plan.agreement?.on, on: cutOff, settings: settings)
            let outward = OutwardStatus(action, ratings)
            return Pack.ActionLine(
                id: action.id, ref: action.ref.description, text: action.text,
                owner: partners[action.id] ?? action.owner.flatMap { posts.title(of: $0) } ?? "no owner", due: action.due,
                delivery: outward.delivery, impact: outward.impact.calculated, ownersImpact: outward.impact.owners, lost: lost(action),
                lastHeard: action.latestUpdate?.day,
                late: Overdue.days(action, on: cutOff), isOpen: action.isOpen)
        }
    }

    /// Which measure or audit shows that its improvement was not sustained, without figures: those have their own rules for what leaves.
    private func lost(_ action: Action) -> [String]? {
        guard action.isNotSustained else { return nil }
        let signs = action.regressions.filter { $0.answer?.isReopened != true }.compactMap(\.sign)
        let measures = action.measures.filter { $0.verdict == .worse || signs.contains(.measure($0.id)) }.map { "\($0.name) got worse" }
        let audits = action.audits.filter { signs.contains(.audit($0.id)) }.map { "an audit of \($0.day) did not meet its standard" }
        return measures + audits
    }

    private func measures(_ actions: [Action]) throws -> [Pack.MeasureLine] {
        var refs: [Identifier<Measure>: [ActionRef]] = [:]
        for action in actions { for measure in action.measures { refs[measure.id, default: []].append(action.ref) } }
        let found = try refs.keys.compactMap { try MeasureRecords.measure($0, in: db) }
            .sorted { ($0.name.lowercased(), $0.id.text) < ($1.name.lowercased(), $1.id.text) }
        return try found.enumerated().map { index, measure in
            let chart = try chart(of: measure)
            let outward = try OutwardFigures(of: measure, chart.series, in: db)
            return Pack.MeasureLine(
                id: measure.id, ref: "M\(index + 1)", name: measure.name, verdict: VerdictOfMeasure(chart.chart).name,
                sentence: outward.sentence(chart.chart), latest: outward.latest ?? "no figures yet",
                target: measure.target.map { FigureWords.of($0, measure.unit) } ?? "not set", figures: chart.series.current.count,
                actions: (refs[measure.id] ?? []).sorted().map(\.description), chart: outward.drawing(chart.chart, name: "m\(index + 1)"),
                definition: measure.definitionInWords)
        }
    }

    /// The series as at the cut-off: without what was entered later, even where that corrected an earlier figure.
    private func chart(of measure: Measure) throws -> (chart: ControlChart, series: Series) {
        let series = try MeasureRecords.series(of: measure.id, known: { $0.day <= cutOff && $0.entered <= cutOff }, in: db)
        let marks = try MeasureRecords.marks(of: measure.id, in: db).filter { $0.day <= cutOff }
        let markers = try MeasureRecords.markers(of: measure.id, in: db).filter { $0.day <= cutOff }
        return (ControlChart(measure, series, marks: marks, markers: markers), series)
    }

    /// The open decisions on this plan and those on no plan.
    private func decisions(_ posts: PostBook) throws -> [Pack.DecisionLine] {
        try BoardRecords.decisions(of: board.id, in: db).compactMap { $0.asOf(cutOff) }
            .filter { $0.isOpen && ($0.plan == nil || $0.plan == plan.id) }.sorted { $0.number < $1.number }.map { decision in
                Pack.DecisionLine(
                    ref: decision.ref, text: decision.text, owner: decision.owner.flatMap { posts.title(of: $0) } ?? "no owner",
                    due: decision.due, late: DecisionOverdue.days(decision, on: cutOff))
            }
    }

    private func raised() throws -> [String] {
        guard let meeting else { return [] }
        return try BoardRecords.agenda(of: meeting.id, in: db).filter { $0.kind == .raised }.map(\.title)
    }

    private func commitments() throws -> [Pack.CommitmentLine] {
        try PartnerRecords.commitments(of: plan.id, in: db).compactMap { $0.asOf(cutOff) }.map { commitment in
            Pack.CommitmentLine(
                partner: commitment.partnerName, what: commitment.what, by: commitment.by, status: commitment.tag(on: cutOff).words)
        }
    }

    private func gaps(_ actions: [Action]) throws -> [Pack.Gap] {
        let gaps = try ActionPlanRecords.gaps(of: plan.id, actions.sorted { $0.ref < $1.ref }, on: cutOff, in: db)
        return PlanGaps.Kind.allCases.flatMap { kind in
            gaps[kind].map { subject in
                switch subject {
                case .finding(let finding): Pack.Gap(what: kind.one, about: finding.text)
                case .action(let action): Pack.Gap(what: kind.one, about: "\(action.ref) \(action.text)")
                }
            }
        }
    }

    /// The evidence for the actions that may leave the council, and how much may not yet.
    private func evidence(_ actions: [Action]) throws -> Pack.WhatShowsIt {
        let refs = Dictionary(actions.map { ($0.id, $0.ref) }) { first, _ in first }
        var (cited, heldBack): ([Pack.EvidenceLine], [Pack.UnreleasedLine]) = ([], [])
        for item in try EvidenceRecords.items(in: db).sorted(by: { ($0.evidence.day, $0.id.text) < ($1.evidence.day, $1.id.text) }) {
            let serves = item.actions.compactMap { refs[$0] }.sorted().map(\.description)
            if serves.isEmpty { continue }
            switch EvidenceInPack.place(of: item, cutOff: cutOff) {
            case .leftOut: continue
            case .heldBack(let why): heldBack.append(.init(kind: item.kind, day: item.evidence.day, actions: serves, why: why))
            case .cited(let day):
                cited.append(
                    .init(
                        id: item.id, title: item.evidence.title, kind: item.kind, grade: item.evidence.grade?.words ?? "", actions: serves,
                        day: item.evidence.day, confirmed: day))
            }
        }
        return Pack.WhatShowsIt(cited: cited, heldBack: heldBack)
    }
}
