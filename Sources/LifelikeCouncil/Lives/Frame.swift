import Vocabulary

extension Life {
    /// What an episode has in common for the children of a family: days, people, and how far it goes.
    struct Frame {
        let path: Path
        let source: String
        let need: String
        let worker: String
        let started: Day
        let assessed: Day
        let enquiryStarted: Day
        let enquiryEnded: Day
        let conference: Day
        let conferenceTarget: Day
        let helpedAfter: Bool
        let category: String
        /// The day care begins where it is urgent or agreed.
        let care: Day
        /// Days between one worker and the next, shared by brothers and sisters.
        let changes: [Int]
        /// Set when the first child of the family comes to it.
        var legal: PreProceedingsSpell?
        var planDays: Int?
    }

    mutating func frame(_ start: Day, _ path: Path) -> Frame {
        let started = office.day(dice.chance(0.6) ? 0 : 1, after: start)
        let assessed = workingDays(team.assessment, after: started)
        let enquiry = office.day(dice.along(0, 1, 3, 6, 10), after: started)
        let conference = office.day(dice.along(7, 11, 13, 14, 15, 15, 15, 21), after: enquiry)
        return Frame(
            path: path, source: frameSource(),
            need: dice.weighted(
                ["N1": 56, "N2": 9, "N3": 4, "N4": 9, "N5": 14, "N6": 3, "N7": 1, "N8": 3], otherwise: "N1"),
            worker: worker(), started: started, assessed: assessed, enquiryStarted: enquiry,
            enquiryEnded: path == .enquiryOnly ? office.day(dice.whole(3...13), after: enquiry) : office.onOrBefore(conference - 1),
            conference: conference, conferenceTarget: office.day(15, after: enquiry), helpedAfter: dice.chance(0.5),
            category: dice.weighted(["NEG": 48, "EMO": 37, "PHY": 8, "SAB": 4, "MUL": 3], otherwise: "NEG"),
            care: start + (path == .urgentCare ? dice.whole(0...4) : dice.whole(1...40)),
            changes: (0..<24).map { _ in along(team.stay) })
    }

    mutating func frameSource() -> String {
        dice.weighted(
            [
                "6": 28, "2A": 19, "2B": 2, "3A": 2, "3B": 2.5, "3D": 1, "3E": 4.5, "3F": 5, "1A": 7, "1B": 1.5, "1C": 1.5, "1D": 2,
                "4": 1.5,
                "5A": 4, "5B": 4, "5C": 3.5, "5D": 3, "7": 3.5, "8": 3, "9": 2,
            ], otherwise: "6")
    }

    mutating func assess(_ index: Int, _ referral: inout Referral, _ frame: inout Frame) {
        let closes = frame.path == .assessedOnly || (frame.path == .enquiryOnly && !frame.helpedAfter)
        let unborn = household.children[index].start > frame.assessed
        referral.assessments.append(
            Assessment(
                id: id("A"), start: frame.started, end: frame.assessed, seen: unborn || !dice.chance(0.96) ? "N" : "Y",
                nothingFurther: closes ? "Y" : "N", factors: factors(frame.path), team: team.id, worker: frame.worker))
    }

    private mutating func factors(_ path: Path) -> [String] {
        guard path != .assessedOnly || dice.chance(0.8) else { return ["21"] }
        let wanted = dice.whole(1...4)
        var chosen: Set<String> = []
        for _ in 0..<wanted {
            chosen.insert(
                dice.weighted(
                    [
                        "3B": 20, "4B": 18, "2B": 9, "1B": 8, "3A": 7, "4A": 8, "17A": 10, "16A": 9, "6A": 2, "5A": 3, "2A": 3, "18B": 2,
                        "18C": 3,
                        "19C": 2, "15A": 3, "10A": 2, "11A": 2, "13A": 1.5, "12A": 0.5, "7A": 2, "20": 3,
                    ], otherwise: "3B"))
        }
        return chosen.sorted()
    }

    /// Workers one after another, the same for brothers and sisters.
    mutating func allocate(_ index: Int, referral: String, from start: Day, until end: Day, _ frame: Frame) {
        var (from, worker, turn) = (start, frame.worker, 0)
        while from <= end {
            let until = min(end, from + (turn < frame.changes.count ? frame.changes[turn] : 4000))
            household.children[index].allocations.append(
                WorkerSpell(
                    id: id("I"), worker: worker, team: team.id, referral: referral, from: from, until: until,
                    reason: turn == 0 ? "FCONTA" : ["LEFTRL", "MANAGE", "ORGRST", "ABSENC", "CHCHAN"][(turn + household.number) % 5]))
            from = until + 1
            turn += 1
            worker = nextWorker(after: worker)
        }
    }

    private func nextWorker(after worker: String) -> String {
        let count = LifelikeWorker.count(of: team, children: plan.children)
        return LifelikeWorker.id(((Int(worker.suffix(3)) ?? 0) + 3) % count, of: team)
    }
}
