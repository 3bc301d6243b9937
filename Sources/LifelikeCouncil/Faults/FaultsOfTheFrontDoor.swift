import Vocabulary

extension Planter {
    /// True when nothing else happens to this child: a life in which a fault cannot set off another.
    static func isPlain(_ child: LifelikeChild) -> Bool {
        child.born != nil && child.expected == nil && child.care.isEmpty && child.leaver == nil
            && child.referrals.allSatisfy { $0.protection.isEmpty && $0.conferences.isEmpty }
    }

    static let ofTheFrontDoor: [Kind] = [
        Kind("ContactTwice") { child, _ in
            guard let contact = child.contacts.first else { return false }
            child.contacts.append(Contact(id: contact.id + "B", day: contact.day, source: contact.source, outcome: contact.outcome))
            return true
        },
        Kind("DayInTheFuture") { child, plan in
            guard isPlain(child), let contact = child.contacts.first else { return false }
            child.contacts.append(Contact(id: contact.id + "B", day: plan.until + 30, source: contact.source, outcome: contact.outcome))
            return true
        },
        Kind("ReferralTwice") { child, _ in
            guard isPlain(child), let first = child.referrals.first, first.nothingFurther, let closed = first.closed, closed > first.day
            else { return false }
            child.referrals.insert(
                Referral(
                    id: first.id + "B", day: first.day, source: first.source, need: first.need, nothingFurther: true, closed: closed,
                    reason: first.reason, team: first.team, worker: first.worker), at: 1)
            return true
        },
        Kind("TimesInNeedOverlap") { child, _ in
            guard isPlain(child), child.referrals.count > 1, child.referrals[0].closed != nil,
                !child.referrals[0].nothingFurther, !child.referrals[1].nothingFurther
            else { return false }
            child.referrals[0].closed = child.referrals[1].day + 3
            return true
        },
        Kind("ClosedBeforeReferral") { child, _ in
            guard isPlain(child), child.visits.isEmpty, let last = child.referrals.last, !last.nothingFurther, last.closed != nil,
                last.enquiries.isEmpty, last.plans.isEmpty, child.referrals.count == 1
            else { return false }
            child.referrals[0].closed = last.day - 3
            return true
        },
        Kind("ClosedWithoutReason") { child, _ in
            guard let last = child.referrals.last, last.closed != nil, !last.nothingFurther else { return false }
            child.referrals[child.referrals.count - 1].reason = ""
            return true
        },
        Kind("NeedNotKnownHere") { child, _ in
            guard isPlain(child), let last = child.referrals.indices.last, !child.referrals[last].nothingFurther else { return false }
            child.referrals[last].need = "Q7"
            return true
        },
        Kind("AssessmentWithoutReferral") { child, _ in change(&child) { assessment, _ in assessment.tied = false } },
        Kind("AssessmentEndsBeforeStart") { child, _ in
            change(&child) { assessment, _ in assessment.end = assessment.start - 4 }
        },
        Kind("AssessmentsOverlap") { child, plan in
            guard isPlain(child), let first = child.referrals.last?.assessments.first, let end = first.end, end > first.start + 8 else {
                return false
            }
            var second = first
            second = Assessment(
                id: first.id + "B", start: first.start + 3, end: end, seen: first.seen, nothingFurther: first.nothingFurther,
                factors: first.factors, team: first.team, worker: first.worker)
            child.referrals[child.referrals.count - 1].assessments.append(second)
            return true
        },
        Kind("AssessmentAfterClosure") { child, plan in
            guard isPlain(child), child.visits.isEmpty, let last = child.referrals.last, let closed = last.closed, last.enquiries.isEmpty,
                last.plans.isEmpty, closed + 40 < plan.until, !last.assessments.isEmpty
            else { return false }
            let number = child.referrals.count - 1
            child.referrals[number].assessments[0].start = closed + 10
            child.referrals[number].assessments[0].end = closed + 30
            return true
        },
        Kind("AssessmentLeftOpen") { child, plan in
            guard let first = child.referrals.first?.assessments.first, first.end != nil, first.start + 200 < plan.until,
                child.referrals.count == 1
            else { return false }
            child.referrals[0].assessments[0].end = nil
            child.referrals[0].assessments[0].seen = ""
            child.referrals[0].assessments[0].nothingFurther = ""
            child.referrals[0].assessments[0].factors = []
            return true
        },
        Kind("SeenNotRecorded") { child, _ in change(&child) { assessment, _ in assessment.seen = "" } },
        Kind("NoFactorsAmongFactors") { child, _ in change(&child) { assessment, _ in assessment.factors = ["21", "3B"] } },
        Kind("VisitOutsideNeed") { child, plan in
            guard isPlain(child), let closed = child.referrals.last?.closed, closed + 20 < plan.until, let last = child.visits.last else {
                return false
            }
            child.visits.append(PageRequest(id: last.id + "B", day: closed + 12, seen: true, alone: false))
            return true
        },
        Kind("SeenAloneButNotSeen") { child, _ in
            guard !child.visits.isEmpty else { return false }
            child.visits[0].seen = false
            child.visits[0].alone = true
            return true
        },
        Kind("OpenWithoutWorker") { child, _ in
            guard child.referrals.last?.closed == nil, child.referrals.count == 1, child.care.isEmpty else { return false }
            child.allocations = []
            return true
        },
        Kind("AllocationsOverlap") { child, _ in
            guard child.allocations.count > 1, let until = child.allocations[0].until, child.allocations[1].from > until else {
                return false
            }
            child.allocations[0].until = child.allocations[1].from + 4
            return child.allocations[1].until.map { $0 > child.allocations[1].from + 4 } ?? true
        },
        Kind("AllocationEndsBeforeStart") { child, _ in
            guard let first = child.allocations.first, first.until != nil, child.allocations.count == 1 else { return false }
            child.allocations[0].until = first.from - 2
            return true
        },
    ]

    /// Changes the last assessment that was authorised; false where there is none.
    private static func change(_ child: inout LifelikeChild, _ change: (inout Assessment, Referral) -> Void) -> Bool {
        guard isPlain(child), let last = child.referrals.indices.last, !child.referrals[last].assessments.isEmpty,
            child.referrals[last].assessments[0].end != nil
        else { return false }
        let referral = child.referrals[last]
        change(&child.referrals[last].assessments[0], referral)
        return true
    }
}
