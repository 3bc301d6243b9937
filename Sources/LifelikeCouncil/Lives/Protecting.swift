import Vocabulary

/// Help in need, enquiries, conferences and CP plans.
extension Life {
    /// A CIN plan and the visits under it; the day the record is closed.
    mutating func helped(_ index: Int, _ referral: inout Referral, from day: Day) -> Day {
        let eighteenth = household.children[index].eighteenth
        let start = office.day(dice.whole(0...8), after: day)
        let end = office.onOrBefore(min(start + dice.along(35, 70, 110, 160, 230, 340, 520), eighteenth - 10))
        guard end > start + 7 else {
            referral.reason = referral.enquiries.isEmpty ? "RC8" : "RC7"
            return office.day(1, after: day)
        }
        referral.plans.append(NeedPlan(id: id("N"), start: start, end: end))
        visit(index, from: start, through: end, every: [14, 20, 24, 28, 40])
        referral.reason = "RC7"
        return office.day(dice.whole(0...4), after: end)
    }

    /// Visits in need lie with the child; visits of nobody unborn.
    private mutating func visit(_ index: Int, from start: Day, through end: Day, every marks: [Int]) {
        let child = household.children[index]
        var day = office.onOrAfter(start + dice.whole(2...10))
        while day <= end {
            if day > child.start {
                let seen = dice.chance(0.95)
                household.children[index].visits.append(
                    PageRequest(id: id("V"), day: day, seen: seen, alone: seen && child.age(on: day) >= 2 && dice.chance(team.seenAlone)))
            }
            day = office.onOrAfter(day + (dice.chance(team.visits) ? along(marks) : dice.whole(42...70)))
        }
    }

    mutating func enquire(_ referral: inout Referral, _ frame: Frame, conference: Bool) {
        referral.enquiries.append(
            Enquiry(
                id: id("Q"), start: frame.enquiryStarted, end: frame.enquiryEnded, conferenceNeeded: conference,
                target: frame.conferenceTarget))
    }

    mutating func confer(_ referral: inout Referral, _ frame: Frame, plan: String?) {
        referral.conferences.append(
            Conference(
                id: id("G"), enquiry: referral.enquiries.last?.id ?? "", day: frame.conference, target: frame.conferenceTarget, plan: plan))
    }

    /// A CP plan, and for some families pre-proceedings and care; the day the record is closed.
    mutating func protect(_ index: Int, _ referral: inout Referral, _ frame: inout Frame) -> Day {
        enquire(&referral, frame, conference: true)
        let planID = id("P")
        confer(&referral, frame, plan: planID)
        var legal: PreProceedingsSpell?
        if frame.path == .preProceedings { legal = goToLaw(&referral, &frame) }
        let days = frame.planDays ?? dice.along(80, 120, 170, 210, 260, 320, 420, 760)
        frame.planDays = days
        let careBegins = legal?.application.flatMap { application in
            legal?.issues == true && dice.chance(0.72) ? careDay(index, after: application) : nil
        }
        let wanted = [frame.conference + days, legal?.outcome.map { $0 + 30 }, careBegins].compactMap(\.self).max() ?? frame.conference
        let plan = protectionPlan(index, planID, referral, frame, wanted: wanted)
        referral.protection.append(plan)
        let ended = plan.end ?? wanted
        if let careBegins { return max(lookAfter(index, &referral, frame, from: careBegins, urgent: false, court: true), ended) }
        return dice.chance(0.7) ? helped(index, &referral, from: ended + 1) : stepped(&referral, ended)
    }

    private mutating func stepped(_ referral: inout Referral, _ day: Day) -> Day {
        referral.reason = "RC7"
        return office.day(dice.whole(1...6), after: day)
    }

    /// Care begins after the application, and never before the birth.
    private mutating func careDay(_ index: Int, after application: Day) -> Day {
        max(application + dice.whole(0...14), household.children[index].start + 1)
    }

    /// Reviews run from the conference until one ends the plan.
    private mutating func protectionPlan(
        _ index: Int, _ id: String, _ referral: Referral, _ frame: Frame, wanted: Day
    ) -> ProtectionPlan {
        var plan = ProtectionPlan(
            id: id, conference: referral.conferences.last?.id ?? "", start: frame.conference, firstCategory: frame.category,
            category: dice.chance(0.88) ? frame.category : "EMO",
            earlier: household.children[index].referrals.reduce(0) { $0 + $1.protection.count })
        var (due, goesOn) = (frame.conference.adding(months: 3), true)
        while goesOn {
            let inTime = dice.chance(0.93)
            let day = inTime ? office.onOrBefore(due - dice.whole(0...12)) : office.day(dice.whole(1...12), after: due)
            goesOn = day < wanted
            plan.reviews.append(
                PlanReview(
                    id: self.id("J"), due: due, day: day, goesOn: goesOn, quorate: dice.chance(0.95), tookPart: dice.chance(0.4)))
            due = day.adding(months: 6)
            plan.end = day
        }
        plan.visits = planVisits(index, from: plan.start, through: plan.end ?? plan.start)
        return plan
    }

    private mutating func planVisits(_ index: Int, from start: Day, through end: Day) -> [PageRequest] {
        let child = household.children[index]
        var (visits, day) = ([PageRequest](), office.day(dice.whole(1...6), after: start))
        while day <= end {
            if day > child.start {
                let seen = dice.chance(0.96)
                visits.append(
                    PageRequest(id: id("L"), day: day, seen: seen, alone: seen && child.age(on: day) >= 2 && dice.chance(team.seenAlone)))
            }
            let inTime = dice.chance(team.visits)
            day = office.day(inTime ? dice.along(5, 8, 9, 10, 10) : dice.whole(11...18), after: day)
        }
        return visits
    }
}
