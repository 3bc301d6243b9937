import ChildRecords
import ChildRecordsWeb
import GRDB
import Law
import Letters
import PreProceedings
import PreProceedingsWeb
import SiteKit
import Vocabulary

/// The legal tracker of the invented council: 120 families over three years, about half from before the new model. Each family’s story comes
/// from its number, so that it is the same every time.
struct DemoTracker {
    static let families = 120
    private static let names = [
        "Ashby", "Birtwell", "Coldstream", "Darrowby", "Elverley", "Fenwright", "Garrowby", "Hexley", "Inglethorpe", "Jesmondale",
    ]
    private static let firsts = [
        "Alfie", "Bea", "Caleb", "Dora", "Ezra", "Freya", "Gus", "Hattie", "Idris", "Joni", "Kasper", "Lottie", "Milo", "Nia", "Otis",
        "Posy",
    ]
    private static let teams = ["Northmoor", "Eastvale", "Southmere", "Westbrook"]
    /// The families of one social worker: one in pre-proceedings, and one whose legal planning meeting is booked.
    private static let ofTheWorker: Set = [112, 116]
    /// Families who are still in pre-proceedings after the usual length: for one somebody approved it, for the other nobody did.
    fileprivate static let long: Set = [106, 107]

    let store: Store
    let staff: DemoStaff

    func found(on today: Day) async throws {
        let (tracker, names, worker) = (staff.changer("leonora.vassbeck"), people, staff.accounts["aoife.tennant-rowe"])
        try await store.change(by: tracker, .keepPreProceedings, on: "demonstration", note: "The cases of the demonstration") { db in
            let teams = try Row.fetchAll(db, literal: "SELECT id, name FROM team").map { ($0["name"] as String, $0["id"] as String) }
            for number in 0..<DemoTracker.families {
                let story = DemoStory(number, today: today)
                let team = teams.first { $0.0 == DemoTracker.teams[number % 4] }?.1
                guard let team else { continue }
                let made = try story.made(in: db) { index, born, expected in
                    let id = Identifier<Child>()
                    let name = "\(DemoTracker.firsts[(number * 3 + index) % 16]) \(DemoTracker.names[number % 10])"
                    try db.execute(
                        literal: """
                            INSERT INTO child (id, number, family, team, name, born, expected)
                            VALUES (\(id), \("M-\(2000 + number * 4 + index)"), \(story.family), \(team), \(name), \(born), \(expected))
                            """)
                    if DemoTracker.ofTheWorker.contains(number) {
                        try db.execute(
                            literal: """
                                INSERT INTO child_allocation (id, child, account, from_day)
                                VALUES (\(Identifier<Child>()), \(id), \(worker), \(today - 60))
                                """)
                    }
                    return id
                }
                try made.insert(in: db)
                if let worker, let manager = names.first(where: { $0.0 == .manager })?.1,
                    let chair = names.first(where: { $0.0 == .chair })?.1
                {
                    try DemoLetters(number, made, worker.worker, manager.worker, chair.worker).found(on: today, in: db)
                }
                for (part, account) in names where DemoTracker.isNamed(part, number) {
                    try db.execute(
                        literal:
                            "INSERT INTO pre_proceedings_named (proceedings, part, account) VALUES (\(made.id), \(part.rawValue), \(account))"
                    )
                }
            }
        }
    }

    private static func isNamed(_ part: CasePart, _ number: Int) -> Bool {
        switch part {
        case .lawyer: number % 7 != 3
        case .socialWorker: ofTheWorker.contains(number)
        case .chair, .manager: true
        }
    }

    private var people: [(CasePart, Identifier<Person>)] {
        [
            (CasePart.lawyer, "tamsin.oakhurst-lyle"), (.chair, "dilys.marchbank"), (.manager, "ismene.calderwick"),
            (.socialWorker, "aoife.tennant-rowe"),
        ].compactMap { part, signIn in staff.accounts[signIn].map { (part, $0) } }
    }
}

/// The story of one family: when it began, how it went, and who drifted.
private struct DemoStory {
    /// The change of practice “New model of pre-proceedings” in measures.json.
    static let launch = Day(2021, 4, 26) ?? Day(number: 0)

    let number: Int
    let today: Day
    let family = Identifier<Family>()
    private let began: Day
    private let isAfter: Bool

    init(_ number: Int, today: Day) {
        (self.number, self.today) = (number, today)
        // Three years, evenly, the latest a week ago.
        began = number < DemoTracker.families - 6 ? today - 1095 + number * 9 : today - 2 * (DemoTracker.families - number) - 6
        isAfter = began >= DemoStory.launch
    }

    private func chance(_ of: Int, _ salt: Int) -> Bool { (number &* 31 &+ salt &* 17 &+ 7) % of == 0 }
    private func days(_ from: Int, _ to: Int, _ salt: Int) -> Int { from + (number &* 7919 &+ salt &* 104_729) % (to - from + 1) }

    /// Panels meet on working days.
    private static func workingDay(_ day: Day) -> Day {
        WorkingDays.england.isWorkingDay(day) ? day : WorkingDays.england.day(1, after: day)
    }

    func made(in db: Database, _ add: (Int, Day?, Day?) throws -> Identifier<Child>) throws -> PreProceedingsCase {
        try db.execute(literal: "INSERT INTO family (id, number) VALUES (\(family), \("F-\(7000 + number)"))")
        var (births, children): ([Identifier<Child>: Birth], [Identifier<Child>]) = ([:], [])
        for index in 0...(number % 3) {
            let isUnborn = index == 0 && number % 6 == 0
            let expected = began + 150
            let day = isUnborn ? expected : began - 400 - 700 * index - number * 5
            let stillUnborn = isUnborn && expected > today
            let id = try add(index, stillUnborn ? nil : day, stillUnborn ? day : nil)
            births[id] = stillUnborn ? .expected(day) : .born(day)
            children.append(id)
        }
        var made = try PreProceedingsCase(id: Identifier(), family: family, births: births)
        try tell(&made, children)
        return made
    }

    /// Records a step unless it lies in the future.
    private func step(
        _ made: inout PreProceedingsCase, _ kind: StepKind, _ day: Day, _ children: [Identifier<Child>], _ facts: StepFacts = StepFacts()
    ) throws {
        if day <= today { try made.record(kind, on: day, for: children, facts, by: "Leonora Vassbeck", today: day) }
    }

    private func tell(_ made: inout PreProceedingsCase, _ children: [Identifier<Child>]) throws {
        try step(&made, .screened, began, children, StepFacts(words: "The child protection plan has not brought enough change"))
        // The last families wait for their legal planning meeting, one day for some and a week later for others.
        let waits = number >= DemoTracker.families - 6
        let planning = DemoStory.workingDay(waits ? today + 3 + number % 2 * 7 : began + days(7, isAfter ? 16 : 30, 1))
        if number % 12 == 5 { return try bypass(&made, children) }
        try step(&made, .planningBooked, began + 1, children, StepFacts(person: "Dilys Marchbank", other: planning))
        if number % 9 != 2 { try step(&made, .papersSent, max(began + 1, planning - 8), children) }
        let straight = chance(isAfter ? 9 : 3, 2)
        let entering = children.count > 2 ? Array(children.dropLast()) : children
        if entering.count < children.count { try held(&made, planning, Array(children.suffix(1)), .continuePlan) }
        try held(&made, planning, entering, number % 15 == 4 ? .continuePlan : straight ? .issue : .preProceedings)
        if number % 15 == 4 { return }
        if straight {
            try issue(&made, planning + days(4, 20, 3), entering, isStraight: true)
        } else {
            try work(&made, planning, entering)
        }
        try birth(&made, children)
    }

    private func held(_ made: inout PreProceedingsCase, _ day: Day, _ children: [Identifier<Child>], _ choice: StepChoice) throws {
        try step(
            &made, .planningHeld, day, children,
            StepFacts(
                person: "Dilys Marchbank", words: "As the minutes say", choice: choice,
                threshold: number % 11 == 0 ? .notRecorded : .yes, safeToWait: choice == .issue ? .no : .yes))
    }

    private func bypass(_ made: inout PreProceedingsCase, _ children: [Identifier<Child>]) throws {
        try step(&made, .emergency, began + 2, children, StepFacts(choice: .policeProtection))
        try step(
            &made, .issuedWithout, began + 4, children,
            StepFacts(person: "Dilys Marchbank", words: "The children were found alone and police protection ended"))
        try court(&made, began + 4, children)
    }

    private func work(_ made: inout PreProceedingsCase, _ decided: Day, _ children: [Identifier<Child>]) throws {
        let letter = decided + days(isAfter ? 1 : 6, isAfter ? 5 : 24, 4)
        try step(
            &made, .letterSent, letter, children, StepFacts(person: "Each parent", words: isAfter ? "New letter, version 2" : "Old letter"))
        try family(&made, letter, children)
        let first = letter + days(1, isAfter ? 4 : 18, 5)
        try step(&made, .firstMeeting, first, children, StepFacts(person: "Ismene Calderwick", words: "Parents and their solicitors"))
        try actions(&made, first, decided, children)
        try step(
            &made, .assessmentCommissioned, first + 1, children,
            StepFacts(person: "Independent social worker", words: "Parenting assessment", other: first + 50))
        if isAfter || number % 2 == 0 {
            try step(
                &made, .review, max(first + 10, decided + days(38, isAfter ? 44 : 62, 6)), children,
                StepFacts(words: "Two of four actions done"))
        }
        let end = DemoTracker.long.contains(number) ? today + 30 : decided + days(isAfter ? 64 : 80, isAfter ? 100 : 170, 9)
        if number % 5 != 1 {
            try step(&made, .assessmentFiled, min(end - 1, first + days(40, 70, 7)), children, StepFacts(words: "Parenting assessment"))
        }
        try finish(&made, decided, end, children)
    }

    /// Two actions of the plan, one found done at the review and one not in every third family.
    private func actions(_ made: inout PreProceedingsCase, _ first: Day, _ decided: Day, _ children: [Identifier<Child>]) throws {
        let drinking: [StepDetail: String] = [
            .concern: "Drinking leaves the children without care at weekends", .help: "Alcohol service, twice a week",
            .evidence: "Test results, and what the children say",
        ]
        let school: [StepDetail: String] = [
            .concern: "The children miss school", .help: "Family support worker on school mornings", .evidence: "Attendance above 95%",
        ]
        try step(
            &made, .actionAgreed, first, children,
            StepFacts(
                person: "Mother", words: "No drinking while caring for the children", other: max(first + 14, decided + 40),
                details: drinking))
        try step(
            &made, .actionAgreed, first, children,
            StepFacts(
                person: "Both parents", words: "The children are in school every day", other: max(first + 28, decided + 60), details: school
            ))
        if isAfter, max(first + 10, decided + 36) < decided + 60 {
            try step(
                &made, .actionReviewed, max(first + 10, decided + 36), children,
                StepFacts(words: "The children are in school every day", choice: number % 3 == 0 ? .notDone : .done))
        }
        if number % 4 == 3 {
            try step(&made, .carersNamed, first + 6, children, StepFacts(words: "An aunt and a grandmother on the father’s side"))
        }
        if number % 10 == 3 {
            let said: [StepDetail: String] = [
                .capacity: "Established by the social worker with a colleague", .interpreter: "Not needed",
                .advice: "Offered, and taken from a solicitor",
            ]
            try step(&made, .section20Agreed, first + 12, children, StepFacts(person: "Mother", details: said))
        }
    }

    private func family(_ made: inout PreProceedingsCase, _ letter: Day, _ children: [Identifier<Child>]) throws {
        guard isAfter || number % 3 == 0 else { return }
        if number % 17 == 0 {
            return try step(
                &made, .meetingNotOffered, letter, children,
                StepFacts(person: "Dilys Marchbank", words: "A relative is a risk to the children"))
        }
        try step(&made, .meetingOffered, letter, children, StepFacts(person: "Both parents", choice: isAfter ? .inLetter : .apart))
        if number % 4 == 1 { return try step(&made, .meetingDeclined, letter + 6, children, StepFacts(person: "Mother")) }
        try step(&made, .meetingAccepted, letter + 5, children, StepFacts(person: "Both parents"))
        try step(&made, .coordinatorNamed, letter + 9, children, StepFacts(person: "Independent co-ordinator"))
        let held = letter + days(20, isAfter ? 34 : 55, 8)
        try step(
            &made, .meetingHeld, held, children, StepFacts(words: "Seven relatives came", choice: number % 2 == 0 ? .attended : .viewsGiven)
        )
        try step(
            &made, .familyPlan, held, children,
            StepFacts(person: "Ismene Calderwick", choice: number % 5 == 0 ? .notAgreedAsSafe : .agreedAsSafe))
    }

    private func finish(_ made: inout PreProceedingsCase, _ decided: Day, _ end: Day, _ children: [Identifier<Child>]) throws {
        if end > decided + 84, number % 4 != 2 {
            let until = max(end, decided + 85)
            let over: [StepDetail: String] =
                until > decided + Timescale.preProceedings.length
                ? [.overLength: "No other expert was free; Dilys Marchbank approved it"] : [:]
            try step(
                &made, .extended, decided + 82, children,
                StepFacts(person: "Dilys Marchbank", words: "The assessment is late", other: until, details: over))
        }
        let isDown = isAfter ? number % 5 < 3 : number % 5 < 2
        if isDown {
            try step(&made, .stepDownAgreed, end, children, StepFacts(person: "Dilys Marchbank", words: "Child in need plan"))
            if number % 9 != 0 || !isAfter {
                try step(&made, .followUp, end.adding(months: 6), children, StepFacts(words: "The family plan holds", choice: .sixMonths))
            }
            if number % 13 == 6 { return try step(&made, .reentered, end + 200, children, StepFacts(words: "A new injury")) }
            try step(&made, .followUp, end.adding(months: 12), children, StepFacts(words: "No referral since", choice: .twelveMonths))
            return
        }
        try step(&made, .issueAgreed, end, children, StepFacts(person: "Dilys Marchbank", words: "Too little has changed"))
        try issue(&made, end + days(5, isAfter ? 12 : 24, 10), children, isStraight: false)
    }

    private func issue(_ made: inout PreProceedingsCase, _ day: Day, _ children: [Identifier<Child>], isStraight: Bool) throws {
        let words = isStraight ? "The injuries left no time" : number % 2 == 0 ? "The father could not be found" : ""
        try step(
            &made, isStraight ? .issuedWithout : .issued, day, children,
            StepFacts(person: words.isEmpty ? "" : "Dilys Marchbank", words: words))
        try court(&made, day, children)
    }

    private func court(_ made: inout PreProceedingsCase, _ applied: Day, _ children: [Identifier<Child>]) throws {
        try step(&made, .letterOfIssue, applied + 1, children, StepFacts(person: "Each parent"))
        let named: [StepDetail: String] = [
            .judge: "District Judge", .guardian: "Appointed by Cafcass", .solicitors: "Mother: instructed. Father: not yet instructed",
            .court: "Family Court, number \(1000 + number)",
        ]
        try step(&made, .courtNamed, applied + 5, children, StepFacts(details: named))
        try step(&made, .hearingListed, applied + 3, children, StepFacts(other: applied + 21, choice: .caseManagement))
        if number % 3 != 0 { try step(&made, .advocatesMet, applied + 18, children, StepFacts(choice: .caseManagement)) }
        try step(&made, .hearingHeld, applied + 21, children, StepFacts(choice: .caseManagement))
        try step(&made, .interimOrder, applied + 21, children, StepFacts(other: applied + 190, choice: .interimCareOrder))
        try step(
            &made, .expertInstructed, applied + 22, children,
            StepFacts(person: "Consultant psychologist", words: "Psychological assessment", other: applied + 80, details: [.cost: "£3,000"])
        )
        if number % 5 != 0 {
            try step(&made, .expertFiled, applied + 76 + number % 12, children, StepFacts(words: "Psychological assessment"))
        }
        try step(
            &made, .directionGiven, applied + 21, children,
            StepFacts(person: "The council", words: "Final statement", other: applied + 90))
        if number % 4 != 0 { try step(&made, .directionMet, applied + 86, children, StepFacts(words: "Final statement")) }
        try step(&made, .hearingHeld, applied + 142, children, StepFacts(choice: .issuesResolution))
        let orders: [StepChoice] = [.careOrder, .supervisionOrder, .specialGuardianship, .placementOrder]
        try step(&made, .concluded, applied + days(165, 290, 11), children, StepFacts(choice: orders[number % 4]))
    }

    private func birth(_ made: inout PreProceedingsCase, _ children: [Identifier<Child>]) throws {
        guard number % 6 == 0, let first = children.first, case .born(let day) = made.births[first] else { return }
        try step(&made, .born, day, [first])
    }
}

/// The letters before proceedings of one family: to each parent their own, read by the manager, scored by the chair.
private struct DemoLetters {
    private let number: Int
    private let made: PreProceedingsCase
    private let author, reader, scorer: Identifier<Worker>

    init(
        _ number: Int, _ made: PreProceedingsCase, _ author: Identifier<Worker>, _ reader: Identifier<Worker>, _ scorer: Identifier<Worker>
    ) {
        (self.number, self.made, self.author, self.reader, self.scorer) = (number, made, author, reader, scorer)
    }

    func found(on today: Day, in db: Database) throws {
        guard let sent = made.steps.last(where: { $0.kind == .letterSent })?.day else { return }
        let names = number % 3 == 1 ? ["Ms Moss"] : ["Ms Moss", "Mr Rill"]
        for (place, name) in names.enumerated() {
            let recipient = Identifier<LetterRecipient>()
            try db.execute(
                literal: """
                    INSERT INTO letter_recipient (id, proceedings, name, has_responsibility) VALUES (\(recipient), \(made.id), \(name), 1)
                    """)
            // The last of every eleven letters to a father was never written: a gap that the page shows.
            if place == 1, number % 11 == 6 { continue }
            if place == 1, number % 10 == 2 { try protect(from: recipient, in: db) }
            try letter(to: recipient, place, sent, today, in: db)
        }
    }

    private func protect(from recipient: Identifier<LetterRecipient>, in db: Database) throws {
        let id = Identifier<LetterRecipient>()
        try db.execute(literal: "INSERT INTO letter_protection (id, recipient, person) VALUES (\(id), \(recipient), 'Ms Moss')")
        try db.execute(
            literal: """
                INSERT INTO letter_protected_detail (protection, kind, detail)
                VALUES (\(id), \(ProtectedDetails.Kind.address.rawValue), '3 Lantern Row, Northmoor')
                """)
    }

    private func letter(to recipient: Identifier<LetterRecipient>, _ place: Int, _ sent: Day, _ today: Day, in db: Database) throws {
        var letter = CaseLetter(
            id: Identifier<CaseLetter>(), to: recipient, .letterBefore, version: 0, file: Digest(of: "\(number) \(place)").text, by: author,
            on: sent - 2, readingEase: Double(sent >= DemoStory.launch ? 58 + (number * 7 + place) % 13 : 38 + (number * 5 + place) % 15))
        try letter.insert(for: made.id, in: db)
        try letter.read(letter.file, by: reader, on: sent - 1)
        try letter.send(letter.file, on: sent, today: today)
        let points = LetterScore.Part.allCases.enumerated().map { index, part in
            (part, sent >= DemoStory.launch ? ((number + index) % 5 == 0 ? 1 : 2) : (number + index) % 3)
        }
        if number % 4 != 3, let score = LetterScore(Dictionary(points) { first, _ in first }, by: scorer, on: min(sent + 14, today)) {
            try letter.take(score, managers: [])
        }
        try letter.save(in: db)
    }
}
