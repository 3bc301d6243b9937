import Vocabulary

/// A family's referrals, one after another.
extension Life {
    mutating func live(from start: Day, kind: Kind) {
        if kind != .unaccompanied, dice.chance(0.18) { addEarlyHelp(before: start) }
        var (day, round) = (start, 0)
        while day <= plan.until, round < 5 {
            let path = path(kind, round, on: day)
            guard let closed = episode(from: day, path) else { return }
            round += 1
            let brief = path == .assessedOnly || path == .nothingFurther || path == .enquiryOnly
            let again = dice.chance(brief ? 0.46 : 0.3)
            guard again || dice.chance(0.12) else { return }
            day = office.onOrAfter(closed + (again ? dice.along(8, 30, 70, 120, 190, 280) : dice.along(380, 500, 700, 1000)))
        }
    }

    private mutating func path(_ kind: Kind, _ round: Int, on day: Day) -> Path {
        switch kind {
        case .unaccompanied: return .agreedCare
        case .longStanding where round == 0:
            return dice.weighted([.preProceedings: 3, .urgentCare: 5, .agreedCare: 2], otherwise: .urgentCare)
        case .beforeBirth where round == 0:
            return dice.weighted([.inNeed: 4, .protection: 4, .preProceedings: 2], otherwise: .inNeed)
        default:
            return dice.weighted(
                [
                    .nothingFurther: 6.5, .assessedOnly: 31, .inNeed: 25, .enquiryOnly: 22, .conferenceOnly: 1.6, .protection: 5,
                    .preProceedings: 3.4, .urgentCare: 0.9, .agreedCare: 1.3,
                ], otherwise: .assessedOnly)
        }
    }

    /// Which of the children the referral is about: those alive and young enough, and a child expected soon.
    private mutating func concerned(on day: Day, _ path: Path) -> [Int] {
        let oldest =
            switch path {
            case .nothingFurther, .assessedOnly: 17 * 365 + 200
            case .inNeed, .enquiryOnly, .conferenceOnly: 15 * 365 + 200
            case .protection, .preProceedings: 14 * 365 + 200
            case .urgentCare, .agreedCare: 17 * 365 + 120
            }
        let fit = household.children.indices.filter { index in
            let child = household.children[index]
            guard day - child.start < oldest else { return false }
            return child.start < day - 4 || (child.expected.map { $0 - day < 170 } ?? false && path != .urgentCare && path != .agreedCare)
        }
        guard path == .assessedOnly || path == .nothingFurther || path == .inNeed else { return fit }
        return fit.filter { $0 == fit.first || dice.chance(0.85) }
    }

    /// What happens to the family from one referral; the day the last child's record is closed, or nil where nobody was concerned.
    private mutating func episode(from start: Day, _ path: Path) -> Day? {
        let children = concerned(on: start, path)
        guard !children.isEmpty else { return nil }
        var frame = frame(start, path)
        var last = start
        for index in children {
            var referral = Referral(
                id: id("R"), day: start, source: frame.source, need: frame.need, nothingFurther: path == .nothingFurther, reason: "",
                team: team.id, worker: frame.worker)
            addContact(index, before: start, frame.source)
            let closed = follow(index, &referral, &frame)
            referral.closed = closed
            household.children[index].referrals.append(referral)
            allocate(index, referral: referral.id, from: start, until: closed, frame)
            last = max(last, closed)
        }
        return last
    }

    /// One child's part in the family's episode; the day the record is closed.
    private mutating func follow(_ index: Int, _ referral: inout Referral, _ frame: inout Frame) -> Day {
        guard frame.path != .nothingFurther else {
            referral.reason = "RC8"
            return office.day(dice.whole(0...2), after: referral.day)
        }
        assess(index, &referral, &frame)
        switch frame.path {
        case .nothingFurther, .assessedOnly:
            referral.reason = dice.chance(0.4) ? "RC9" : "RC8"
            return office.day(dice.whole(0...3), after: frame.assessed)
        case .inNeed: return helped(index, &referral, from: frame.assessed)
        case .enquiryOnly:
            enquire(&referral, frame, conference: false)
            guard frame.helpedAfter else {
                referral.reason = "RC7"
                return office.day(dice.whole(0...3), after: frame.assessed)
            }
            return helped(index, &referral, from: frame.assessed)
        case .conferenceOnly:
            enquire(&referral, frame, conference: true)
            confer(&referral, frame, plan: nil)
            return helped(index, &referral, from: max(frame.assessed, frame.conference))
        case .protection, .preProceedings: return protect(index, &referral, &frame)
        case .urgentCare, .agreedCare: return lookAfter(index, &referral, frame, from: frame.care, urgent: frame.path == .urgentCare)
        }
    }

    private mutating func addContact(_ index: Int, before day: Day, _ source: String) {
        let earlier = dice.along(-1, 0, 0, 1, 2)
        if earlier >= 0, dice.chance(0.5) {
            let other = day - dice.whole(20...160)
            if other > household.children[index].start, !household.children[index].contacts.contains(where: { $0.day == other }) {
                household.children[index].contacts.append(
                    Contact(
                        id: id("K"), day: other, source: frameSource(), outcome: dice.chance(0.4) ? "Early help" : "Information and advice")
                )
            }
        }
        let contact = office.isOpen(day - 1) && dice.chance(0.45) ? day - 1 : day
        household.children[index].contacts.append(Contact(id: id("K"), day: contact, source: source, outcome: "Referral"))
    }

    private mutating func addEarlyHelp(before day: Day) {
        let start = office.onOrBefore(day - dice.whole(60...260))
        let end = office.onOrBefore(min(day, start + dice.whole(30...200)))
        let organisation = dice.pick(["Marlshire Early Help", "Family hub", "School", "Health visiting"])
        for index in household.children.indices where household.children[index].start < start {
            household.children[index].earlyHelp.append(EarlyHelp(id: id("E"), start: start, end: end, organisation: organisation))
        }
    }
}
