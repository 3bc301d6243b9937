import ActionPlans
import Inspections
import InspectionsWeb
import Scrutiny
import ScrutinyWeb
import SiteKit
import Vocabulary

/// A year of a committee's questions with their answers, the work programme, and the public version of both.
struct DemoScrutiny {
    let store: Store
    let staff: DemoStaff

    init(store: Store, staff: DemoStaff) {
        self.store = store
        self.staff = staff
    }

    func found(_ council: CouncilFile) async throws {
        let file = try ScrutinyFile.shipped()
        let choices = try await store.read { try LinkChoice.all(as: .anyone, in: $0) }
        var asked: [String: Identifier<CommitteeQuestion>] = [:]
        for entry in file.questions { asked[entry.minute] = try await question(entry, choices) }
        for entry in file.workProgramme { try await item(entry, asked, today: council.today) }
        let scrutiny = ScrutinyStore(store: store, council: council.council.name, clock: Clock(fixed: council.today))
        for resolved in file.register.resolved {
            for problem in try await scrutiny.openRegisterProblems() where problem.excerpt.contains(resolved.holds) {
                try await scrutiny.resolveRegister(
                    problem.id, reason: resolved.reason, today: file.register.on, by: staff.changer(file.register.proposedBy))
            }
        }
        if let open = try await scrutiny.openRegisterProblems().first {
            throw CommandRefusal("scrutiny.json: “\(open.excerpt)” \(open.words)")
        }
        try await scrutiny.proposeRegister(today: file.register.on, by: staff.changer(file.register.proposedBy))
        _ = try await scrutiny.publishRegister(
            today: file.register.on, documents: DocumentMaker(), by: staff.changer(file.register.publishedBy))
    }

    private func question(_ entry: ScrutinyFile.QuestionEntry, _ choices: [LinkChoice]) async throws
        -> Identifier<CommitteeQuestion>
    {
        let exemption = entry.exemptParagraph.flatMap(Schedule12A.init).flatMap {
            Exemption(paragraph: $0, publicInterest: entry.exemptReason ?? "")
        }
        guard let kind = CommitteeQuestion.Kind(rawValue: entry.kind) else {
            throw CommandRefusal("scrutiny.json: “\(entry.kind)” is no kind of question.")
        }
        let (changer, day) = (staff.changer(entry.by), entry.recordedOn)
        let id = try await QuestionRegister.adding.add(
            QuestionRegister.Entry(
                kind: kind, asked: Minuted(committee: entry.committee, meeting: entry.meeting, reference: entry.minute, words: entry.words),
                asker: entry.asker, owner: staff.posts[entry.owner], due: entry.due, exemption: exemption), by: changer, today: day,
            in: store)
        for link in entry.links {
            guard let choice = choices.first(where: { $0.fits(link) }) else {
                throw CommandRefusal("scrutiny.json: nothing in the record holds “\(link.holds)”.")
            }
            try await QuestionRegister.links.perform(choice, on: id, by: changer, today: day, in: store)
        }
        if let move = entry.move {
            try await QuestionRegister.moves.perform(
                (move.to, move.reason, move.agreedBy), on: id, by: changer, today: move.on, in: store)
        }
        for round in entry.rounds { try await add(round, to: id, entry) }
        for outcome in entry.outcomes {
            try await QuestionRegister.updates.perform(
                (outcome.words, outcome.on), on: id, by: staff.changer(outcome.by), today: outcome.on, in: store)
        }
        return id
    }

    private func add(
        _ round: ScrutinyFile.RoundEntry, to id: Identifier<CommitteeQuestion>, _ entry: ScrutinyFile.QuestionEntry
    ) async throws {
        guard let position = CommitteeAnswer.Position(rawValue: round.position) else {
            throw CommandRefusal("scrutiny.json: “\(round.position)” is no position.")
        }
        try await QuestionRegister.answers.perform(
            (position, round.words, round.on), on: id, by: staff.changer(round.by), today: round.on, in: store)
        guard let judgement = round.judgement else { return }
        guard let verdict = CommitteeJudgement.Verdict(rawValue: judgement.verdict) else {
            throw CommandRefusal("scrutiny.json: “\(judgement.verdict)” is no verdict.")
        }
        let minuted = Minuted(
            committee: entry.committee, meeting: judgement.meeting, reference: judgement.minute, words: judgement.words)
        try await QuestionRegister.judges.perform(
            (CommitteeJudgement(verdict: verdict, minuted: minuted), judgement.again), on: id, by: staff.changer(entry.by),
            today: judgement.meeting + 2, in: store)
    }

    private func item(_ entry: ScrutinyFile.WorkProgrammeEntry, _ asked: [String: Identifier<CommitteeQuestion>], today: Day) async throws {
        let changer = staff.changer(entry.by)
        let id = try await WorkProgrammeRegister.adding.add(
            (
                entry.title, entry.purpose, entry.committee, entry.meeting, entry.author.flatMap { staff.posts[$0] },
                entry.answers.flatMap { asked[$0] }
            ), by: changer, today: today, in: store)
        if entry.report == true, let report = try await store.read({ try ScrutinyRecords.reports(in: $0).first?.id }) {
            try await WorkProgrammeRegister.links.perform(report, on: id, by: changer, today: today, in: store)
        }
        if let move = entry.move {
            try await WorkProgrammeRegister.moves.perform(
                (move.to, move.reason, move.agreedBy), on: id, by: changer, today: move.on, in: store)
        }
        if let minute = entry.heard { try await WorkProgrammeRegister.hears.perform(minute, on: id, by: changer, today: today, in: store) }
        if let withdrawn = entry.withdrawn {
            try await WorkProgrammeRegister.withdraws.perform(withdrawn.reason, on: id, by: changer, today: withdrawn.on, in: store)
        }
    }
}

extension LinkChoice {
    fileprivate func fits(_ entry: ScrutinyFile.LinkEntry) -> Bool {
        link.kind.rawValue == entry.kind && link.words.lowercased().contains(entry.holds.lowercased())
    }
}
