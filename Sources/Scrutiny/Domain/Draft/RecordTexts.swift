import ActionPlans
import Indicators
import Inspections
import Vocabulary

/// What is done differently, drafted from the changes of practice that the plan's actions use.
struct PracticeText {
    let changes: [PracticeFacts]

    init(_ changes: [PracticeFacts]) { self.changes = changes }

    var text: String {
        if changes.isEmpty { return "[No change of practice is recorded yet: record it with the measures, or describe it here.]" }
        return changes.map(paragraph).joined(separator: "\n\n")
    }

    private func paragraph(_ change: PracticeFacts) -> String {
        var sentences = ["“\(change.title.trimmingFullStop)” (launched \(change.day))."]
        if !change.model.isEmpty { sentences.append("It follows this model: \(change.model.trimmingFullStop).") }
        for (adoption, verb) in [(PracticeChange.Principle.Adoption.adopted, "adopts"), (.adapted, "adapts"), (.leftOut, "leaves out")] {
            let texts = change.principles.filter { $0.adoption == adoption }.map { "“\($0.text.trimmingFullStop)”" }
            if !texts.isEmpty { sentences.append("Of that model it \(verb) \(texts.joined(separator: ", ")).") }
        }
        if !change.what.isEmpty { sentences.append(change.what.capitalisedFirst.trimmingFullStop + ".") }
        if change.teams > 1 { sentences.append("It is in use in \(change.teams) teams.") }
        if let briefed = change.briefed, let staff = change.staff {
            sentences.append(words(briefed, of: staff))
        } else {
            sentences.append("How many staff were briefed is not recorded.")
        }
        if !change.documents.isEmpty { sentences.append("New documents: \(change.documents.joined(separator: ", ")).") }
        return sentences.joined(separator: " ")
    }

    /// A number of staff that would be hidden in a paper is told in words.
    private func words(_ briefed: Int, of staff: Int) -> String {
        let isSmall = SmallNumbers.hides(staff, of: .staff)
        let whom = isSmall ? "staff concerned were briefed." : "\(staff) staff concerned were briefed."
        if briefed == staff { return "All \(whom)" }
        guard SmallNumbers.hides(briefed, outOf: staff, of: .staff) else { return "Of \(staff) staff concerned, \(briefed) were briefed." }
        let share = briefed * 10 >= staff * 9 ? "Nearly all" : briefed * 2 > staff ? "Most" : briefed == 0 ? "None" : "Some"
        return "\(share) of the \(whom)"
    }

    /// Every sentence as it is drafted today: the record of practice is their source.
    var sentences: Set<SentenceKey> { Set(changes.flatMap { Sentences.of(paragraph($0)).map { SentenceKey($0) } }) }
}

/// Who monitors the plan and how, drafted from the boards' own record.
struct MonitoringText {
    let record: ReportRecord

    init(_ record: ReportRecord) { self.record = record }

    var text: String {
        let boards =
            record.boards.isEmpty
            ? ["[No board monitors this plan in the record. Say who monitors it and how often, or add the plan to a board.]"]
            : record.boards.map(paragraph)
        let asked = record.updateDays.map {
            "The post responsible for each action gives an update at least every \($0) days; an update that is late is asked for and then escalated."
        }
        let closing =
            "An action is closed by a second person. When a measure gets worse or an audit fails after that, the action comes before the board again."
        return (boards + [asked, closing].compactMap(\.self)).joined(separator: "\n\n")
    }

    private func paragraph(_ board: BoardFacts) -> String {
        let place = board.timeAndPlace.isEmpty ? "" : ", \(board.timeAndPlace)"
        var sentences = ["The \(board.name) monitors the plan.", "It meets on \(board.cycle.lowercasingFirst)\(place)."]
        if !board.purpose.isEmpty { sentences.append("Its purpose: \(board.purpose.lowercasingFirst.trimmingFullStop).") }
        if !board.organisations.isEmpty { sentences.append("Its members come from: \(board.organisations.joined(separator: "; ")).") }
        if let last = board.held.last {
            let count = board.held.count
            sentences.append(
                "It has met \(count == 1 ? "once" : "\(count) times") since the plan was drafted, most recently on \(last)\(board.decisions == 0 ? "" : ", and \(board.decisions) of its decisions about the plan \(board.decisions == 1 ? "is" : "are") open")."
            )
        } else {
            sentences.append("It has not met yet since the plan was drafted.")
        }
        sentences.append(board.next.map { "It meets next on \($0)." } ?? "[Add the date of its next meeting.]")
        return sentences.joined(separator: " ")
    }
}

/// The lines of enquiry that inspectors followed, what they concluded, and what is being done.
struct EnquiryText {
    let record: ReportRecord

    init(_ record: ReportRecord) { self.record = record }

    var text: String {
        guard !record.lines.isEmpty else { return "No key lines of enquiry are recorded for this inspection." }
        let count = record.lines.count
        let head = "Inspectors followed \(count == 1 ? "one key line of enquiry" : "\(count) key lines of enquiry"):"
        return "\(head)\n\n" + record.lines.map { "- \(bullet($0))" }.joined(separator: "\n")
    }

    /// Where no paragraph is cited, the conclusion is the inspectors' own, as noted on the day.
    var links: [ClaimLink] {
        record.lines.flatMap { line -> [ClaimLink] in
            guard let paragraph = line.conclusion?.paragraphs.first else { return [] }
            return Sentences.of(bullet(line)).map { ClaimLink(sentence: SentenceKey($0), link: .paragraph(paragraph)) }
        }
    }

    private func bullet(_ line: LineOfEnquiry) -> String {
        guard let conclusion = line.conclusion else { return "\(line.title.trimmingFullStop): no conclusion is recorded." }
        let cited = conclusion.paragraphs.isEmpty ? "" : " (Ofsted’s report, \(ParagraphCitation.words(conclusion.paragraphs)))"
        let findings = Set(conclusion.findings)
        let actions = record.actions.filter { !findings.isDisjoint(with: $0.findings) }
        let lost = actions.filter { $0.status == .notSustained }.map(\.reference)
        let response =
            (actions.isEmpty ? "" : " The plan responds with \(actions.map(\.reference).listed).")
            + (lost.isEmpty ? "" : " The improvement of \(lost.listed) was not sustained.")
        return "\(line.title.trimmingFullStop): \(conclusion.words.trimmingFullStop.lowercasingFirst)\(cited).\(response)"
    }
}

/// What is known of practice in each area that Ofsted judges: its judgement, strengths, actions with both statuses, and figures.
struct AreaText {
    let record: ReportRecord

    init(_ record: ReportRecord) { self.record = record }

    private struct Area {
        let name: String
        let judgement: Judgement?
        let strengths: [Finding]
        let actions: [ActionLine]
    }

    private var areas: [Area] {
        let judged = record.inspection.judgements.filter { $0.area != .overall }
        let all = judged.map { judgement in area(judgement.area.name, judgement) { record.area(of: $0) == judgement.area } }
        let rest = area("Across the service", nil) { finding in !judged.contains { $0.area == record.area(of: finding) } }
        return (all + [rest]).filter { $0.judgement != nil || !$0.strengths.isEmpty || !$0.actions.isEmpty }
    }

    private func area(_ name: String, _ judgement: Judgement?, _ isHere: (Finding) -> Bool) -> Area {
        let findings = record.findings.filter(isHere)
        let own = Set(findings.map(\.id))
        return Area(
            name: name, judgement: judgement, strengths: findings.filter { $0.kind == .strength },
            actions: record.actions.filter { $0.findings.contains(where: own.contains) })
    }

    var text: String {
        if areas.isEmpty { return "[No judgement, strength or action is recorded yet: describe practice in each area here.]" }
        return areas.map { area in
            let judged = area.judgement.map { "Ofsted’s judgement: \($0.words)." }
            let strengths = area.strengths.isEmpty ? nil : "Strengths:\n\n\(bullets(area.strengths.map(\.cited)))"
            let lines = area.actions.flatMap(sentences)
            let actions = lines.isEmpty ? "No action responds to this area." : "What the plan shows so far:\n\n\(bullets(lines))"
            return ["## \(area.name)", judged, strengths, actions, "[Say what this means for children, and how you know.]"].compactMap(
                \.self
            )
            .joined(separator: "\n\n")
        }.joined(separator: "\n\n")
    }

    /// Each figure rests on its measure; the two statuses of an action on a measure, evidence or the officers' judgement.
    var links: [ClaimLink] {
        areas.flatMap(\.actions).flatMap { action -> [ClaimLink] in
            let figures = figures(of: action)
            let (link, evidence) = OtherTexts(record: record).support(of: action)
            return [ClaimLink(sentence: SentenceKey(status(action)), link: link, evidence: evidence)]
                + figures.map { ClaimLink(sentence: SentenceKey(sentence($0)), link: .measure($0.measure)) }
        }
    }

    private func sentences(_ action: ActionLine) -> [String] { [status(action)] + figures(of: action).map(sentence) }

    private func figures(of action: ActionLine) -> [FigureFacts] { record.figures.filter { $0.action == action.reference } }

    private func status(_ action: ActionLine) -> String {
        "\(action.reference) \(action.title.trimmingFullStop): delivery: \(action.delivery.lowercased()); impact on practice: \(action.impact.lowercased())."
    }

    private func sentence(_ figure: FigureFacts) -> String {
        "\(record.noting(figure.measure, of: figure.action)): \(figure.latest); \(figure.shows)."
    }

    private func bullets(_ lines: [String]) -> String { lines.map { "- \($0)" }.joined(separator: "\n") }
}

extension ReportRecord {
    /// What belongs to an action, as a measure or evidence, with the note that its improvement was not sustained where that is so.
    /// - Parameter reference: of the action; nil for what names its actions itself: “Letters in time (A1.1)”.
    func noting(_ words: String, of reference: String? = nil) -> String {
        let named = Set(words.split { !$0.isLetter && !$0.isNumber && $0 != "." }.map { String($0).trimmingFullStop } + [reference ?? ""])
        let isLost = actions.contains { $0.status == .notSustained && named.contains($0.reference) }
        return isLost ? "\(words), improvement not sustained" : words
    }

    /// The area that a finding is about: that of the section of Ofsted's report where its first paragraph stands.
    func area(of finding: Finding) -> JudgementArea? { finding.paragraphs.first.flatMap { areas[$0] } }
}

extension [String] {
    /// `a, b and c`.
    fileprivate var listed: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}

extension String {
    fileprivate var lowercasingFirst: String { prefix(1).lowercased() + dropFirst() }
}
