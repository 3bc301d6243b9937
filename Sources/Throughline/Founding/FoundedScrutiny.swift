import ActionPlans
import Inspections
import InspectionsWeb
import Scrutiny
import ScrutinyWeb
import SiteKit
import Vocabulary

/// A year of a committee's questions with their answers, the forward plan, and what the public reads of both.
struct FoundedScrutiny {
    let store: Store
    let staff: FoundedStaff
    private var questions: QuestionStore { QuestionStore(store) }
    private var forward: ForwardStore { ForwardStore(store) }

    init(store: Store, staff: FoundedStaff) {
        self.store = store
        self.staff = staff
    }

    func found(_ council: CouncilFile) async throws {
        let file = try ScrutinyFile.shipped()
        let choices = try await store.read { db in
            try TieChoice.all(in: Set(try InspectionRecords.all(in: db).filter { $0.state == .published }.map(\.id)), db)
        }
        var asked: [String: Identifier<CommitteeQuestion>] = [:]
        for entry in file.questions { asked[entry.minute] = try await question(entry, choices, today: council.today) }
        for entry in file.forwardPlan { try await item(entry, asked, today: council.today) }
        let scrutiny = ScrutinyStore(store: store, council: council.council.name)
        for settled in file.register.settled {
            for problem in try await scrutiny.openRegisterProblems() where problem.excerpt.contains(settled.holds) {
                try await scrutiny.settleRegister(
                    problem.id, reason: settled.reason, today: file.register.on, by: staff.changer(file.register.proposedBy))
            }
        }
        if let open = try await scrutiny.openRegisterProblems().first {
            throw CommandRefusal("scrutiny.json: “\(open.excerpt)” \(open.words)")
        }
        try await scrutiny.proposeRegister(today: file.register.on, by: staff.changer(file.register.proposedBy))
        _ = try await scrutiny.publishRegister(
            today: file.register.on, documents: DocumentMaker(), by: staff.changer(file.register.publishedBy))
    }

    private func question(_ entry: ScrutinyFile.QuestionEntry, _ choices: [TieChoice], today: Day) async throws
        -> Identifier<CommitteeQuestion>
    {
        let exemption = entry.exemptParagraph.flatMap(Schedule12A.init).flatMap {
            Exemption(paragraph: $0, publicInterest: entry.exemptReason ?? "")
        }
        let id = try await questions.record(
            QuestionStatement(
                kind: CommitteeQuestion.Kind(rawValue: entry.kind) ?? .question,
                asked: Minuted(committee: entry.committee, meeting: entry.meeting, reference: entry.minute, words: entry.words),
                asker: entry.asker, owner: staff.posts[entry.owner], due: entry.due, exemption: exemption),
            on: entry.recordedOn, by: staff.changer(entry.by))
        for tie in entry.ties {
            guard let choice = choices.first(where: { $0.fits(tie) }) else {
                throw CommandRefusal("scrutiny.json: nothing in the record holds “\(tie.holds)”.")
            }
            try await questions.tie(id, to: choice, today: entry.recordedOn, by: staff.changer(entry.by))
        }
        if let move = entry.move {
            try await questions.moveDue(
                id, to: move.to, reason: move.reason, approvedBy: move.agreedBy, today: move.on, version: try await version(id),
                by: staff.changer(entry.by))
        }
        for round in entry.rounds { try await live(round, of: id, entry, today: today) }
        for outcome in entry.outcomes {
            try await questions.addOutcome(to: id, words: outcome.words, on: outcome.on, today: outcome.on, by: staff.changer(outcome.by))
        }
        return id
    }

    private func live(
        _ round: ScrutinyFile.RoundEntry, of id: Identifier<CommitteeQuestion>, _ entry: ScrutinyFile.QuestionEntry, today: Day
    ) async throws {
        guard let position = CommitteeAnswer.Position(rawValue: round.position) else {
            throw CommandRefusal("scrutiny.json: “\(round.position)” is no position.")
        }
        try await questions.answer(
            id, position, words: round.words, on: round.on, today: round.on, version: try await version(id), by: staff.changer(round.by))
        guard let judgement = round.judgement else { return }
        let minuted = Minuted(
            committee: entry.committee, meeting: judgement.meeting, reference: judgement.minute, words: judgement.words)
        try await questions.judge(
            id, CommitteeJudgement(verdict: .init(rawValue: judgement.verdict) ?? .notEnough, minuted: minuted), next: judgement.again,
            today: judgement.meeting + 2, version: try await version(id), by: staff.changer(entry.by))
    }

    private func version(_ id: Identifier<CommitteeQuestion>) async throws -> Int {
        try await store.read { try QuestionRows.question(id, in: $0).version }
    }

    private func item(_ entry: ScrutinyFile.ForwardEntry, _ asked: [String: Identifier<CommitteeQuestion>], today: Day) async throws {
        let changer = staff.changer(entry.by)
        let id = try await forward.add(
            ForwardItem(
                title: entry.title, purpose: entry.purpose, committee: entry.committee, meeting: entry.meeting,
                author: entry.author.flatMap { staff.posts[$0] }, answers: entry.answers.flatMap { asked[$0] }), by: changer)
        if entry.report == true, let report = try await store.read({ try ScrutinyRecords.reports(in: $0).first?.id }) {
            try await forward.write(report, for: id, version: 1, by: changer)
        }
        if let move = entry.move {
            try await forward.move(
                id, to: move.to, reason: move.reason, approvedBy: move.agreedBy, today: move.on, version: 1, by: changer)
        }
        if let minute = entry.heard { try await forward.hear(id, minute: minute, today: today, version: 1, by: changer) }
        if let withdrawn = entry.withdrawn {
            try await forward.withdraw(id, reason: withdrawn.reason, today: withdrawn.on, version: 1, by: changer)
        }
    }
}

extension TieChoice {
    fileprivate func fits(_ entry: ScrutinyFile.TieEntry) -> Bool {
        tie.kind.rawValue == entry.kind && tie.words.lowercased().contains(entry.holds.lowercased())
    }
}
