import Vocabulary

/// The same life as it is known on a day: what lies later is not there yet, and what ends later is still open.
extension LifelikeChild {
    /// Nil for a child of whom nothing is known yet.
    package func seen(on day: Day) -> LifelikeChild? {
        var child = self
        if let born, born > day {
            child.born = nil
            child.sex = "U"
        }
        child.contacts = contacts.filter { $0.day <= day }
        child.earlyHelp = earlyHelp.filter { $0.start <= day }.map { $0.changing { $0.end = known($0.end, day) } }
        child.referrals = referrals.filter { $0.day <= day }.map { $0.seen(on: day) }
        child.visits = visits.filter { $0.day <= day }
        child.care = care.filter { $0.start <= day }.map { $0.seen(on: day) }
        child.missing = missing.filter { $0.start <= day }.map { $0.changing { $0.end = known($0.end, day) } }
        child.allocations = allocations.filter { $0.from <= day }.map { $0.changing { $0.until = known($0.until, day) } }
        return child.referrals.isEmpty && child.care.isEmpty ? nil : child
    }
}

private func known(_ later: Day?, _ day: Day) -> Day? { later.flatMap { $0 <= day ? $0 : nil } }

extension Referral {
    fileprivate func seen(on day: Day) -> Referral {
        var referral = self
        if let closed, closed > day { (referral.closed, referral.reason) = (nil, "") }
        referral.assessments = assessments.filter { $0.start <= day }.map { assessment in
            assessment.changing {
                guard known($0.end, day) == nil else { return }
                ($0.end, $0.seen, $0.nothingFurther, $0.factors) = (nil, "", "", [])
            }
        }
        referral.plans = plans.filter { $0.start <= day }.map { $0.changing { $0.end = known($0.end, day) } }
        referral.enquiries = enquiries.filter { $0.start <= day }.map { $0.changing { $0.end = known($0.end, day) } }
        referral.conferences = conferences.filter { $0.day <= day }
        referral.protection = protection.filter { $0.start <= day }.map { plan in
            plan.changing {
                $0.end = known($0.end, day)
                $0.reviews = $0.reviews.filter { $0.day <= day }
                $0.visits = $0.visits.filter { $0.day <= day }
            }
        }
        referral.preProceedings = preProceedings.filter { $0.decided <= day }.map { $0.seen(on: day) }
        return referral
    }
}

extension PreProceedingsSpell {
    fileprivate func seen(on day: Day) -> PreProceedingsSpell {
        changing {
            $0.letter = known($0.letter, day)
            $0.meeting = known($0.meeting, day)
            if $0.meeting == nil { $0.reviews = 0 }
            $0.outcome = known($0.outcome, day)
            if $0.outcome == nil { $0.issues = nil }
            $0.issueLetter = known($0.issueLetter, day)
            $0.application = known($0.application, day)
            $0.finalHearing = known($0.finalHearing, day)
        }
    }
}

extension CarePeriod {
    fileprivate func seen(on day: Day) -> CarePeriod {
        changing {
            $0.end = known($0.end, day)
            $0.episodes = $0.episodes.filter { $0.start <= day }.map { episode in
                episode.changing {
                    guard known($0.end, day) == nil else { return }
                    ($0.end, $0.endedBecause, $0.changedBecause) = (nil, "", "")
                }
            }
            $0.reviews = $0.reviews.filter { $0.day <= day }
            $0.visits = $0.visits.filter { $0.day <= day }
            $0.health = $0.health.filter { $0.day <= day }
            $0.questionnaires = $0.questionnaires.filter { $0.day <= day }
            if let adoption, adoption.decided > day { $0.adoption = nil }
        }
    }
}

/// A copy with something changed.
protocol Changing {}
extension Changing {
    func changing(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }
}
extension EarlyHelp: Changing {}
extension MissingSpell: Changing {}
extension WorkerSpell: Changing {}
extension Referral: Changing {}
extension Assessment: Changing {}
extension NeedPlan: Changing {}
extension Enquiry: Changing {}
extension ProtectionPlan: Changing {}
extension PreProceedingsSpell: Changing {}
extension CarePeriod: Changing {}
extension CareEpisode: Changing {}
