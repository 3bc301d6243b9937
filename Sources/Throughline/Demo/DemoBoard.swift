import ActionPlans
import ActionPlansWeb
import Boards
import BoardsWeb
import Foundation
import SiteKit
import Vocabulary

/// The board of the demonstration: a year of meetings, what was decided, and the meeting to come.
struct DemoBoard {
    let store: Store
    let staff: DemoStaff
    private var boards: BoardStore { BoardStore(store) }

    func found(on today: Day) async throws {
        let file = try JSONDecoder().decode(BoardFile.self, from: Data(contentsOf: demonstrationFile("board.json")))
        let keeper = staff.changer(file.keeper)
        let plans = try await store.read { try ActionPlanRecords.plans(in: $0).map(\.id) }
        let cycle = MeetingCycle(week: file.week, weekday: Day.Weekday(rawValue: file.weekday) ?? .thursday, from: file.from)
        let board = try await boards.add(
            BoardDraft(
                name: file.name, purpose: file.purpose, cycle: cycle, timeAndPlace: file.timeAndPlace, standing: file.standing, plans: plans
            ), on: file.from,
            by: keeper)
        var members: [String: Identifier<BoardMember>] = [:]
        for entry in file.members { members[entry.id] = try await boards.seat(member(entry), on: board, by: keeper) }
        try await DemoPartners(store: store, staff: staff).found(file, by: keeper)
        for entry in file.meetings { try await hold(entry, of: board, members, file, by: keeper) }
        let next = try await meetings(board).filter { $0.day >= today }.min { $0.day < $1.day }
        try await chase(file, until: today)
        if let plan = plans.first {
            for cutOff in file.packs {
                let meeting = try await meetings(board).first { $0.day == cutOff }?.id
                try await PackStore(store, council: "Marlshire County Council").make(
                    for: board, plan: plan, meeting: meeting, cutOff: cutOff, on: cutOff, by: keeper)
            }
        }
        if let next { try await boards.raise(file.raised.title, why: file.raised.why, for: next.id, by: keeper) }
    }

    /// Asks for updates day by day, as the service would have done.
    private func chase(_ file: BoardFile, until today: Day) async throws {
        let pairs = file.above.compactMap { post, above in staff.posts[post].flatMap { post in staff.posts[above].map { (post, $0) } } }
        try await boards.setEscalation(
            above: Dictionary(pairs) { first, _ in first }, officer: staff.posts[file.planOfficer], by: .system)
        let notices = Notices(store, origin: "https://throughline.marlshire.example", council: "Marlshire County Council")
        for (signIn, address) in file.addresses {
            guard let account = staff.accounts[signIn], let address = MailAddress(address) else { continue }
            try await notices.keep(address, of: account, .keepAddresses, by: .system)
        }
        for entry in file.leave {
            guard let account = staff.accounts[entry.signIn] else { continue }
            try await Leave.note(
                account, from: entry.from, to: entry.to, notedBy: staff.name(entry.by), in: store, by: staff.changer(entry.by))
        }
        let (chasers, regressions) = (Chasers(notices, policy: AccessTable.policy), RegressionWatch(notices, policy: AccessTable.policy))
        for number in file.requestedFrom.number..<today.number { try await chasers.run(on: Day(number: number)) }
        try await regressions.look(on: today - 6)
        try await MailQueue(store, way: .folder(of: store), council: "Marlshire County Council").deliver()
    }

    private func member(_ entry: BoardFile.Member) -> BoardMember {
        BoardMember(
            name: entry.signIn.map(staff.name) ?? entry.name ?? entry.id, organisation: entry.organisation ?? "Marlshire County Council",
            account: entry.signIn.flatMap { staff.accounts[$0]?.text }, part: BoardMember.Part(rawValue: entry.part) ?? .member,
            from: entry.from, to: entry.to)
    }

    private func meetings(_ board: Identifier<Board>) async throws -> [Meeting] {
        try await store.read { try BoardRecords.meetings(of: board, in: $0) }
    }

    private func hold(
        _ entry: BoardFile.MeetingEntry, of board: Identifier<Board>, _ members: [String: Identifier<BoardMember>], _ file: BoardFile,
        by keeper: Changer
    ) async throws {
        guard let meeting = try await meetings(board).first(where: { $0.planned == entry.planned ?? entry.day }) else { return }
        if let movedOn = entry.movedOn {
            try await boards.move(meeting.id, to: entry.day, reason: entry.moveReason ?? "", today: movedOn, by: keeper)
        }
        let attendance = file.members.compactMap { member -> Attendance? in
            guard let id = members[member.id], member.from <= entry.day, member.to.map({ entry.day <= $0 }) ?? true else { return nil }
            return Attendance(
                member: id, presence: entry.apologies.contains(member.id) ? .apologies : .present, deputy: entry.deputies?[member.id] ?? "")
        }
        try await boards.hold(meeting.id, attendance: attendance, notes: entry.notes, today: entry.day, by: keeper)
        for decision in entry.decisions { try await decide(decision, at: meeting.id, on: entry.day, by: keeper) }
    }

    private func decide(
        _ entry: BoardFile.DecisionEntry, at meeting: Identifier<Meeting>, on day: Day, by keeper: Changer
    ) async throws {
        let plan = try await store.read { try ActionPlanRecords.plans(in: $0).first }
        var flow = DecisionDraft.Flow.none
        if let plan, let ref = entry.action {
            let action = try await store.read { try ActionPlanRecords.actions(of: plan.id, in: $0).first { $0.ref.description == ref } }
            flow = action.map { .action($0.id) } ?? .none
        } else if let plan, entry.becomes == "action" {
            flow = .newAction(plan.id)
        }
        let id = try await DecisionRegister.adding.add(
            DecisionDraft(at: meeting, text: entry.text, owner: staff.posts[entry.owner], due: entry.due, flow: flow), by: keeper,
            today: day,
            in: store)
        if let done = entry.done {
            try await DecisionRegister.outcome.perform((.done, entry.words ?? "Done"), on: id, by: keeper, today: done, in: store)
        }
    }
}

/// `Demonstration/board.json`, in the form that the README beside it tells.
struct BoardFile: Decodable {
    struct Member: Decodable {
        let id: String
        let name, signIn, organisation: String?
        let part: String
        let from: Day
        let to: Day?
    }
    struct DecisionEntry: Decodable {
        let text, owner: String
        let due: Day?
        let done: Day?
        let words, action, becomes: String?
    }
    struct MeetingEntry: Decodable {
        let day: Day
        let planned, movedOn: Day?
        let moveReason: String?
        let apologies: [String]
        let deputies: [String: String]?
        let notes: String
        let decisions: [DecisionEntry]
    }
    struct Raised: Decodable { let title, why: String }

    let name, purpose, timeAndPlace: String
    let week: MeetingCycle.Week
    let weekday: Int
    let from: Day
    let standing: [String]
    let keeper: String
    let members: [Member]
    let meetings: [MeetingEntry]
    let raised: Raised
    let planOfficer: String
    let above, addresses: [String: String]
    let leave: [LeaveEntry]
    let partners: [PartnerEntry]
    let commitments: [CommitmentEntry]
    let replies: [ReplyEntry]
    let packs: [Day]
    let requestedFrom: Day

    struct PartnerEntry: Decodable {
        let id, name: String
        let kind: Partner.Kind
        let contact: String
        let owns: String?
    }
    struct CommitmentEntry: Decodable {
        let partner, what: String
        let action: String?
        let made, by: Day
        let metOn: Day?
        let words: String?
    }
    struct ReplyEntry: Decodable {
        let action, by: String
        let on: Day
        let way: PartnerReply.Way
        let delivery, words: String
    }

    struct LeaveEntry: Decodable {
        let signIn, by: String
        let from, to: Day
    }
}

extension MeetingCycle.Week: Decodable {}
extension Partner.Kind: Decodable {}
extension PartnerReply.Way: Decodable {}
