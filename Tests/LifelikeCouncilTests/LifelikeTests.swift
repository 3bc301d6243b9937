import LifelikeCouncil
import Testing
import Vocabulary

@Suite("A council that could be one")
struct LifelikeTests {
    private static let plan: CouncilPlan = {
        var plan = CouncilPlan(seed: 2022, children: 5000)
        plan.faults = false
        return plan
    }()
    private static let children = InventedCouncil(plan).flatMap(\.children)
    private static var referrals: [Referral] { children.flatMap(\.referrals) }
    private var plan: CouncilPlan { LifelikeTests.plan }

    private func share(_ part: Int, of whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
    private func median(_ numbers: [Int]) -> Int { numbers.isEmpty ? 0 : numbers.sorted()[numbers.count / 2] }

    @Test func `there are brothers and sisters, unborn children, children in care and care leavers`() {
        let children = LifelikeTests.children
        #expect(Dictionary(grouping: children, by: \.family).values.count { $0.count > 1 } > 700)
        #expect((3...80).contains(children.count { $0.born == nil && $0.expected != nil }))
        #expect((80...350).contains(children.count { $0.care.contains { $0.end == nil } }), "about 67 of 10,000 children, nationally")
        #expect(children.count { $0.leaver != nil } > 20)
    }

    @Test func `volumes are those of an English county`() {
        let referrals = LifelikeTests.referrals.filter { $0.day >= plan.from }
        let enquiries = referrals.flatMap(\.enquiries).count
        let starts = referrals.flatMap(\.protection).count
        #expect((0.25...0.45).contains(share(enquiries, of: referrals.count)), "England: 36 section 47 enquiries for 100 referrals")
        #expect((0.07...0.16).contains(share(starts, of: referrals.count)), "England: about 10 plans for 100 referrals")
        #expect((0.03...0.1).contains(share(referrals.count(where: \.nothingFurther), of: referrals.count)))
        let again = LifelikeTests.children.flatMap { child in
            child.referrals.filter { $0.day >= plan.from }.map { referral in
                child.referrals.contains { $0.day < referral.day && $0.day >= referral.day.adding(months: -12) }
            }
        }
        #expect((0.12...0.3).contains(share(again.count { $0 }, of: again.count)), "England: 22.6 % referred again within 12 months")
    }

    @Test func `about six in seven assessments take 45 working days or fewer, before the change and after it`() {
        func inTime(_ from: Day, _ until: Day) -> Double {
            let done = LifelikeTests.referrals.flatMap(\.assessments).filter { $0.start >= from && $0.start < until }.compactMap { one in
                one.end.map { WorkingDays.england.count(after: one.start, through: $0) }
            }
            return share(done.count { $0 <= 45 }, of: done.count)
        }
        let (before, after) = (inTime(plan.from, plan.change), inTime(plan.change, plan.until - 100))
        #expect((0.8...0.92).contains(before))
        #expect(abs(before - after) < 0.04, "the change of practice was about work before proceedings alone: \(before), \(after)")
    }

    @Test func `the change of 6 June 2022 truly moved the letter, the meeting's offer and the weeks in pre-proceedings`() {
        let spells = Dictionary(LifelikeTests.referrals.flatMap(\.preProceedings).map { ($0.family, $0) }) { first, _ in first }.values
        let before = spells.filter { $0.decided < plan.change && $0.decided >= plan.from }
        let after = spells.filter { $0.decided >= plan.change + 130 && $0.decided < plan.until - 160 }
        #expect(before.count > 30 && after.count > 15, "\(before.count) families before, \(after.count) after")
        let letter = { (some: [PreProceedingsSpell]) in
            median(some.compactMap { one in one.letter.map { WorkingDays.england.count(after: one.decided, through: $0) } })
        }
        #expect(letter(Array(before)) >= 10)
        #expect(letter(Array(after)) <= 5)
        #expect(share(before.count(where: \.groupOffered), of: before.count) < 0.5)
        #expect(share(after.count(where: \.groupOffered), of: after.count) > 0.8)
        let weeks = { (some: [PreProceedingsSpell]) in median(some.compactMap { one in one.outcome.map { ($0 - one.decided) / 7 } }) }
        #expect(weeks(Array(before)) > 20)
        #expect(weeks(Array(after)) <= 17)
    }

    @Test func `what offices do happens on working days`() {
        let calendar = WorkingDays.england
        for referral in LifelikeTests.referrals {
            #expect(calendar.isWorkingDay(referral.day), "\(referral.id)")
            for conference in referral.conferences { #expect(calendar.isWorkingDay(conference.day), "\(conference.id)") }
            for spell in referral.preProceedings { #expect(spell.letter.map(calendar.isWorkingDay) ?? true, "\(spell.id)") }
        }
    }

    @Test func `the four teams differ`() {
        let byTeam = Dictionary(grouping: LifelikeTests.referrals.flatMap(\.assessments), by: \.team)
        let medians = byTeam.mapValues { assessments in
            median(assessments.compactMap { one in one.end.map { WorkingDays.england.count(after: one.start, through: $0) } })
        }
        #expect(medians.count == 4)
        #expect((medians.values.max() ?? 0) - (medians.values.min() ?? 0) >= 5, "\(medians)")
    }

    @Test func `nothing lies after the day of the extract`() {
        for child in LifelikeTests.children {
            #expect(
                child.contacts.allSatisfy { $0.day <= plan.until } && child.visits.allSatisfy { $0.day <= plan.until }, "\(child.number)")
            #expect(child.care.allSatisfy { $0.start <= plan.until && ($0.end ?? plan.until) <= plan.until }, "\(child.number)")
        }
    }
}
