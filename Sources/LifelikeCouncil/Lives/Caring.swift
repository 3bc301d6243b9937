import Vocabulary

/// A child's time in care.
extension Life {
    /// Legal statuses by the day they begin, and how it all ends.
    struct Course {
        var legal: [(day: Day, code: String)]
        var end: Day
        var because: String
        var adoption: Adoption?
    }

    /// Care from its first day to its last; the day the child's record is closed.
    mutating func lookAfter(
        _ index: Int, _ referral: inout Referral, _ frame: Frame, from start: Day, urgent: Bool, court: Bool = false
    ) -> Day {
        let child = household.children[index]
        let eighteenth = child.eighteenth
        guard start < eighteenth - 3, !child.care.contains(where: { ($0.end ?? eighteenth) >= start }) else {
            referral.reason = "RC7"
            return max(frame.assessed, start)
        }
        let unaccompanied = ["OOTH", "BAFR", "AOTH"].contains(child.ethnicity) && frame.path == .agreedCare && child.age(on: start) >= 14
        var course = course(child, from: start, urgent: urgent, court: court, long: unaccompanied, referral)
        if course.end >= eighteenth {
            course.end = eighteenth
            course.because = dice.weighted(["E5": 5, "E17": 3, "E6": 1, "E7": 1], otherwise: "E5")
        }
        var period = CarePeriod(
            id: id("C"), referral: referral.id, start: start, end: course.end, need: frame.need, unaccompanied: unaccompanied,
            permanencePlan: permanence(course, child, on: start), permanencePlanned: office.onOrAfter(start + dice.whole(30...110)),
            lastReviewingOfficer: start, immunised: dice.chance(0.86), adoption: course.adoption)
        period.episodes = episodes(child, course, from: start)
        follow(&period, child)
        goMissing(index, period)
        household.children[index].care.append(period)
        referral.reason = course.because == "E11" ? "RC1" : "RC7"
        if course.because == "E46" || course.because == "E48" { referral.reason = "RC4" }
        leaveCare(index, period)
        return max(office.day(dice.whole(0...5), after: course.end), frame.assessed)
    }

    private mutating func course(
        _ child: LifelikeChild, from start: Day, urgent: Bool, court: Bool, long: Bool, _ referral: Referral
    ) -> Course {
        if long { return Course(legal: [(start, "V2")], end: child.eighteenth, because: "E5") }
        if court || (urgent && dice.chance(0.75)) {
            var legal: [(day: Day, code: String)] = []
            var interim = start
            if urgent {
                let police = dice.chance(0.6)
                legal.append((start, police ? "L1" : "L2"))
                interim = start + (police ? dice.whole(1...2) : dice.whole(5...7))
            }
            legal.append((interim, "C1"))
            let final = referral.preProceedings.last?.finalHearing ?? office.onOrAfter(interim + 7 * dice.along(20, 26, 31, 38, 45, 58))
            return afterCourt(child, legal, final: max(final, interim + 60))
        }
        let days = dice.along(6, 25, 60, 140, 330, 700, 1300)
        let planned = dice.chance(0.7)
        return Course(legal: [(start, "V2")], end: start + days, because: planned ? "E4A" : "E4B")
    }

    private mutating func afterCourt(_ child: LifelikeChild, _ before: [(day: Day, code: String)], final: Day) -> Course {
        let age = child.age(on: final)
        let outcome = dice.weighted(
            ["care": 58, "kin": 22, "home": 12, "adoption": age < 4 ? 26 : 0], otherwise: "care")
        switch outcome {
        case "kin": return Course(legal: before, end: final, because: dice.chance(0.6) ? "E46" : "E48")
        case "home": return Course(legal: before, end: final, because: "E4A")
        case "adoption":
            let matched = office.onOrAfter(final + dice.along(60, 120, 180, 260, 400))
            let placed = matched + dice.whole(10...30)
            let adopted = office.onOrAfter(placed + dice.along(120, 180, 240, 320))
            let adoption = Adoption(
                decided: office.onOrBefore(final - dice.whole(5...40)), order: final, matched: matched, placed: placed, adopted: adopted,
                sex: dice.pick(["MF", "MF", "FF", "MM"]), adopters: 2)
            return Course(legal: before + [(final, "E1")], end: adopted, because: "E11", adoption: adoption)
        default:
            let stays = dice.chance(0.8)
            let end = stays ? child.eighteenth : office.onOrAfter(final + dice.along(200, 500, 900, 1500))
            return Course(legal: before + [(final, "C2")], end: end, because: stays ? "E5" : dice.chance(0.6) ? "E46" : "E4A")
        }
    }

    private mutating func permanence(_ course: Course, _ child: LifelikeChild, on day: Day) -> String {
        switch course.because {
        case "E11": "b) Adoption"
        case "E46", "E48": "c) SGO/CAO"
        case "E4A", "E4B": "a) Return to family"
        default: child.age(on: day) >= 15 ? "d) Supported living in the community" : "f) Long-term fostering"
        }
    }
}
