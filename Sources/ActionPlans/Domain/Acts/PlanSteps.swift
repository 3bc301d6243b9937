import Vocabulary

/// Why a plan cannot take a step.
package enum PlanRefusal: Error, Sendable, Hashable {
    case inspectionNotConfirmed
    case planExists
    case hasNoActions
    case agreedAlready(on: Day)
    case notAgreedYet
    case sentAlready(on: Day)
    case notSentYet
    case publishedAlready(on: Day)
    case notPublishedYet
    case inspectionUnderEmbargo
    case inTheFuture(Day)
    case before(step: String, on: Day)
}

extension Plan {
    /// The plan is agreed: by whom, at which meeting, when. A plan without actions cannot be agreed.
    package mutating func agree(by who: String, at meeting: String, on day: Day, openActions: Int, today: Day) throws(PlanRefusal) {
        if let agreement { throw .agreedAlready(on: agreement.on) }
        guard openActions > 0 else { throw .hasNoActions }
        try check(day, today)
        state = .agreed(Agreement(by: who, meeting: meeting, on: day))
    }

    /// The plan goes to Ofsted as it stands; from here on every change is shown against what was sent.
    package mutating func send(on day: Day, today: Day) throws(PlanRefusal) {
        if let sentOn { throw .sentAlready(on: sentOn) }
        guard case .agreed(let agreement) = state else { throw .notAgreedYet }
        try check(day, today, after: ("agreed", agreement.on))
        state = .sent(agreement, on: day)
    }

    /// The plan is public. A plan that answers a report under embargo stays unpublished until Ofsted publishes.
    package mutating func publish(at place: String, on day: Day, isUnderEmbargo: Bool, today: Day) throws(PlanRefusal) {
        if let publication { throw .publishedAlready(on: publication.on) }
        guard case .sent(let agreement, let sent) = state else { throw .notSentYet }
        if isUnderEmbargo { throw .inspectionUnderEmbargo }
        try check(day, today, after: ("agreed", agreement.on))
        state = .published(agreement, sent: sent, Publication(place: place, on: day))
    }

    /// The plan is given to partners and staff. It may be circulated more than once.
    package mutating func circulate(to whom: String, on day: Day, today: Day) throws(PlanRefusal) {
        guard let agreement, let sentOn, let publication else { throw .notPublishedYet }
        try check(day, today, after: ("agreed", agreement.on))
        state = .circulated(agreement, sent: sentOn, publication, circulations + [Circulation(to: whom, on: day)])
    }

    private func check(_ day: Day, _ today: Day, after earlier: (step: String, on: Day)? = nil) throws(PlanRefusal) {
        if day > today { throw .inTheFuture(day) }
        if let earlier, day < earlier.on { throw .before(step: earlier.step, on: earlier.on) }
    }
}
