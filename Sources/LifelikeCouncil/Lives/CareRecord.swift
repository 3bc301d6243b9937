import Vocabulary

/// Reviews, visits, health, questionnaires, missing and leaving care.
extension Life {
    mutating func follow(_ period: inout CarePeriod, _ child: LifelikeChild) {
        let end = period.end ?? plan.until
        review(&period, child, until: end)
        visit(&period, child, until: end)
        health(&period, child, until: end)
        questionnaires(&period, child, until: end)
        let lastReview = period.reviews.last { $0.day <= plan.until }?.day ?? period.start
        period.lastReviewingOfficer = office.onOrBefore(max(lastReview, period.start + 5))
        if period.lastReviewingOfficer < period.start { period.lastReviewingOfficer = period.start }
    }

    private mutating func review(_ period: inout CarePeriod, _ child: LifelikeChild, until end: Day) {
        var due = office.day(20, after: period.start)
        var count = 0
        while true {
            let day = dice.chance(0.92) ? office.onOrBefore(due - dice.whole(0...7)) : office.day(dice.whole(1...10), after: due)
            guard day < end, day > period.start else { return }
            let age = child.age(on: day)
            let part =
                age < 4
                ? "PN0"
                : dice.weighted(
                    age < 8
                        ? ["PN6": 40, "PN3": 18, "PN5": 12, "PN1": 12, "PN7": 12, "PN4": 6]
                        : ["PN1": 52, "PN6": 20, "PN5": 9, "PN2": 5, "PN7": 11, "PN4": 3], otherwise: "PN1")
            period.reviews.append(CareReview(id: id("U"), due: due, day: day, part: part))
            count += 1
            due = count == 1 ? day.adding(months: 3) : day.adding(months: 6)
        }
    }

    private mutating func visit(_ period: inout CarePeriod, _ child: LifelikeChild, until end: Day) {
        var day = period.start + (dice.chance(0.88) ? dice.whole(1...7) : dice.whole(8...15))
        while day < end {
            let open = office.onOrAfter(day)
            guard open < end else { return }
            let seen = dice.chance(0.97)
            period.visits.append(
                PageRequest(id: id("S"), day: open, seen: seen, alone: seen && child.age(on: open) >= 2 && dice.chance(team.seenAlone)))
            day = open + (dice.chance(team.visits) ? dice.along(20, 32, 38, 42) : dice.whole(43...75))
        }
    }

    private mutating func health(_ period: inout CarePeriod, _ child: LifelikeChild, until end: Day) {
        var day = office.day(dice.along(8, 14, 18, 20, 27), after: period.start)
        var kind = "Initial health assessment"
        while day < end {
            period.health.append(HealthCheck(id: id("HC"), kind: kind, day: day))
            kind = "Review health assessment"
            let months = child.age(on: day) < 5 ? 6 : 12
            day = office.onOrAfter(day.adding(months: months) + dice.along(-40, -20, -6, 0, 35))
        }
        day = office.onOrAfter(period.start + dice.along(30, 60, 120, 180))
        while day < end {
            if child.age(on: day) >= 1 { period.health.append(HealthCheck(id: id("HC"), kind: "Dental check", day: day)) }
            day = office.onOrAfter(day + dice.along(170, 240, 350, 365, 430))
        }
        period.health.sort { ($0.day, $0.id) < ($1.day, $1.id) }
    }

    /// Each winter for those who will have been in care for twelve months on 31 March and are 4 to 16 on that day.
    private mutating func questionnaires(_ period: inout CarePeriod, _ child: LifelikeChild, until end: Day) {
        for year in (period.start.year + 1)...max(period.start.year + 1, end.year) {
            let marked = Day.set(year, 3, 31)
            guard period.start.adding(months: 12) <= marked, marked < end, (4...16).contains(child.age(on: marked)) else { continue }
            let day = office.onOrAfter(.set(year, 1, 6) + dice.whole(0...60))
            guard day > period.start else { continue }
            let answered = dice.chance(0.8)
            period.questionnaires.append(
                Questionnaire(
                    id: id("SD"), day: day, score: answered ? dice.along(2, 8, 12, 15, 19, 24, 33) : nil,
                    reason: answered ? nil : dice.pick(["SDQ2", "SDQ4", "SDQ5"])))
        }
    }

    mutating func goMissing(_ index: Int, _ period: CarePeriod) {
        let child = household.children[index]
        let end = period.end ?? plan.until
        var day = max(period.start + dice.whole(5...60), child.start.adding(months: 150))
        let often = dice.chance(0.2)
        guard often || dice.chance(0.1) else { return }
        while day < end - 6 {
            let offered = dice.chance(0.86)
            household.children[index].missing.append(
                MissingSpell(
                    id: id("MS"), start: day, end: day + dice.along(0, 1, 1, 2, 4), kind: dice.chance(0.85) ? "M" : "A",
                    offered: offered ? "Y" : "N", accepted: offered && dice.chance(0.62) ? "Y" : "N"))
            day = day + 5 + (often ? dice.along(2, 8, 20, 40, 90) : dice.along(60, 200, 400))
        }
    }

    /// Whoever was in care on the eighteenth birthday for thirteen weeks or more is a care leaver.
    mutating func leaveCare(_ index: Int, _ period: CarePeriod) {
        let child = household.children[index]
        guard period.end == child.eighteenth, child.eighteenth <= plan.until, child.eighteenth - period.start > 91,
            child.age(on: plan.until) < 25
        else { return }
        let since = child.eighteenth
        let recent = max(since, plan.until - dice.along(3, 20, 40, 55, 120))
        household.children[index].leaver = CareLeaver(
            id: id("CL"), since: since, eligibility: "b) Former relevant",
            inTouch: dice.weighted(["YES": 92, "NO": 5, "REFU": 2, "NREQ": 1], otherwise: "YES"),
            contact: office.onOrBefore(recent + 1) < since ? since : office.onOrBefore(recent),
            accommodation: dice.weighted(["U": 40, "B": 14, "D": 18, "K": 6, "E": 6, "Z": 12, "X": 2, "S": 1, "V": 1], otherwise: "U"),
            suitable: dice.chance(0.88),
            activity: dice.weighted(["F2": 24, "F5": 22, "F1": 6, "P2": 3, "F4": 5, "G5": 22, "G4": 10, "G6": 6], otherwise: "F5"),
            pathwayReview: max(since, plan.until - dice.along(10, 60, 110, 170, 240)), adviser: worker(), team: team.id)
    }
}
