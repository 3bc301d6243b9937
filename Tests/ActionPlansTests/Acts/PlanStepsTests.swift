import ActionPlans
import Inspections
import Testing
import Vocabulary

@Suite("The steps of a plan")
struct PlanStepsTests {
    private let today = day(7, 8)
    private var draft: Plan { Plan(inspection: Identifier(), title: "Plan", start: day(4, 4)) }

    private func agreed() throws -> Plan {
        var plan = draft
        try plan.agree(by: "The director", at: "Improvement board", on: day(6, 1), openActions: 3, today: today)
        return plan
    }

    private func sent() throws -> Plan {
        var plan = try agreed()
        try plan.send(on: day(6, 20), today: today)
        return plan
    }

    private func published() throws -> Plan {
        var plan = try sent()
        try plan.publish(at: "The council's website", on: day(7, 1), isUnderEmbargo: false, today: today)
        return plan
    }

    @Test func `a plan goes from draft to agreed, sent, published and circulated, and keeps each step`() throws {
        var plan = try published()
        try plan.circulate(to: "All staff", on: day(7, 4), isUnderEmbargo: false, today: today)
        try plan.circulate(to: "Headteachers", on: day(7, 8), isUnderEmbargo: false, today: today)
        #expect(plan.statusWords == "Published, circulated")
        #expect(plan.agreement == Plan.Agreement(by: "The director", meeting: "Improvement board", on: day(6, 1)))
        #expect(plan.sentOn == day(6, 20))
        #expect(plan.publication == Plan.Publication(place: "The council's website", on: day(7, 1)))
        #expect(plan.circulations.map(\.to) == ["All staff", "Headteachers"])
    }

    @Test func `no step is taken before the one before it`() throws {
        var (new, agreedOnly) = (draft, try agreed())
        #expect(throws: PlanRefusal.notAgreedYet) { try new.send(on: day(6, 1), today: today) }
        #expect(throws: PlanRefusal.notSentYet) { try agreedOnly.publish(at: "x", on: day(6, 1), isUnderEmbargo: false, today: today) }
        #expect(throws: PlanRefusal.notAgreedYet) { try new.circulate(to: "x", on: day(6, 30), isUnderEmbargo: false, today: today) }
    }

    @Test func `an agreed plan is circulated before it is sent and published, and not under embargo`() throws {
        var plan = try agreed()
        #expect(throws: PlanRefusal.inspectionUnderEmbargo) {
            try plan.circulate(to: "All staff", on: day(6, 2), isUnderEmbargo: true, today: today)
        }
        try plan.circulate(to: "All staff", on: day(6, 2), isUnderEmbargo: false, today: today)
        try plan.send(on: day(6, 20), today: today)
        try plan.publish(at: "The council's website", on: day(7, 1), isUnderEmbargo: false, today: today)
        #expect(plan.circulations.map(\.on) == [day(6, 2)] && plan.statusWords == "Published, circulated")
    }

    @Test func `no step is taken twice`() throws {
        var plan = try published()
        #expect(throws: PlanRefusal.agreedAlready(on: day(6, 1))) {
            try plan.agree(by: "x", at: "y", on: day(6, 2), openActions: 3, today: today)
        }
        #expect(throws: PlanRefusal.sentAlready(on: day(6, 20))) { try plan.send(on: day(6, 21), today: today) }
        #expect(throws: PlanRefusal.publishedAlready(on: day(7, 1))) {
            try plan.publish(at: "x", on: day(7, 2), isUnderEmbargo: false, today: today)
        }
    }

    @Test func `a plan without actions cannot be agreed`() {
        var plan = draft
        #expect(throws: PlanRefusal.hasNoActions) { try plan.agree(by: "x", at: "y", on: day(6, 1), openActions: 0, today: today) }
        #expect(plan.state == .draft)
    }

    @Test func `a plan that answers a report under embargo is not published`() throws {
        var plan = try sent()
        #expect(throws: PlanRefusal.inspectionUnderEmbargo) { try plan.publish(at: "x", on: day(7, 1), isUnderEmbargo: true, today: today) }
    }

    @Test func `a step is recorded on or after the agreement and not ahead of its day`() throws {
        var plan = try agreed()
        #expect(throws: PlanRefusal.inTheFuture(day(7, 9))) { try plan.send(on: day(7, 9), today: today) }
        #expect(throws: PlanRefusal.before(step: "agreed", on: day(6, 1))) { try plan.send(on: day(5, 31), today: today) }
        try plan.send(on: day(6, 1), today: today)
        #expect(plan.sentOn == day(6, 1))
    }
}
