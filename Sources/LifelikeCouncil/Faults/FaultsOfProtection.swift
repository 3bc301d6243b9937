import Vocabulary

extension Planter {
    static let ofProtection: [Kind] = [
        Kind("EnquiryEndsBeforeStart") { child, _ in
            guard isPlain(child), let last = child.referrals.indices.last, let first = child.referrals[last].enquiries.first,
                first.end != nil
            else { return false }
            child.referrals[last].enquiries[0].end = first.start - 1
            return true
        },
        Kind("EnquiryLeftOpen") { child, plan in
            guard isPlain(child), let last = child.referrals.indices.last, let first = child.referrals[last].enquiries.first,
                first.start + 120 < plan.until
            else { return false }
            child.referrals[last].enquiries[0].end = nil
            return true
        },
        Kind("EnquiriesOverlap") { child, _ in
            guard isPlain(child), let last = child.referrals.indices.last, let first = child.referrals[last].enquiries.first,
                let end = first.end, end > first.start + 3
            else { return false }
            child.referrals[last].enquiries.append(
                Enquiry(id: first.id + "B", start: first.start + 1, end: end, conferenceNeeded: false, target: first.target + 1))
            return true
        },
        Kind("ConferenceBeforeEnquiry") { child, _ in
            moveConference(&child) { conference, enquiry in Office.england.onOrBefore(enquiry.start - 3) }
        },
        Kind("ConferenceAtWeekend") { child, _ in
            moveConference(&child) { conference, _ in
                (1...7).map { conference.day + $0 }.first { $0.weekday == .saturday } ?? conference.day
            }
        },
        Kind("PlanEndsBeforeStart") { child, _ in
            changePlan(&child, ended: true) { plan in
                plan.end = plan.start - 10
                return true
            }
        },
        Kind("PlanWithoutConference") { child, _ in
            guard let last = child.referrals.indices.last, child.referrals[last].protection.count == 1 else { return false }
            child.referrals[last].conferences = []
            return true
        },
        Kind("PlansOverlap") { child, council in
            guard let last = child.referrals.indices.last, let plan = child.referrals[last].protection.first,
                let conference = child.referrals[last].conferences.first, let end = plan.end, end > plan.start + 60
            else { return false }
            let day = Office.england.onOrAfter(plan.start + 20)
            child.referrals[last].conferences.append(
                Conference(
                    id: conference.id + "B", enquiry: conference.enquiry, day: day, target: conference.target, plan: plan.id + "B"))
            child.referrals[last].protection.append(
                ProtectionPlan(
                    id: plan.id + "B", conference: conference.id + "B", start: day, end: day + 30, firstCategory: "NEG", category: "NEG",
                    earlier: plan.earlier))
            return true
        },
        Kind("CategoryMissing") { child, _ in
            changePlan(&child) { plan in
                (plan.firstCategory, plan.category) = ("", "")
                return true
            }
        },
        Kind("CategoryNotKnownHere") { child, _ in
            changePlan(&child) { plan in
                (plan.firstCategory, plan.category) = ("ABC", "ABC")
                return true
            }
        },
        Kind("ReviewConferenceGap") { child, _ in
            changePlan(&child, ended: true) { plan in
                guard
                    let gap = plan.reviews.indices.dropLast().first(where: { index in
                        let before = index == 0 ? plan.start : plan.reviews[index - 1].day
                        return plan.reviews[index + 1].day - before > 260
                    })
                else { return false }
                plan.reviews.remove(at: gap)
                return true
            }
        },
        Kind("ReviewConferenceOutsidePlan") { child, council in
            changePlan(&child, ended: true) { plan in
                guard let end = plan.end, let last = plan.reviews.last, end + 40 < council.until else { return false }
                plan.reviews.append(
                    PlanReview(
                        id: last.id + "B", due: end + 30, day: Office.england.onOrAfter(end + 30), goesOn: false, quorate: true,
                        tookPart: true))
                return true
            }
        },
        Kind("ProtectionVisitOutsidePlan") { child, council in
            changePlan(&child, ended: true) { plan in
                guard let end = plan.end, let last = plan.visits.last, end + 40 < council.until else { return false }
                plan.visits.append(PageRequest(id: last.id + "B", day: end + 15, seen: true, alone: false))
                return true
            }
        },
        Kind("NeedPlanDuringProtection") { child, _ in
            guard let last = child.referrals.indices.last, let plan = child.referrals[last].protection.first, plan.end != nil,
                !child.referrals[last].plans.isEmpty
            else { return false }
            child.referrals[last].plans[0].start = plan.start + 30
            return true
        },
    ]

    /// Changes the child's only CP plan.
    private static func changePlan(
        _ child: inout LifelikeChild, ended: Bool = false, _ change: (inout ProtectionPlan) -> Bool
    ) -> Bool {
        guard child.referrals.reduce(0, { $0 + $1.protection.count }) == 1,
            let index = child.referrals.lastIndex(where: { !$0.protection.isEmpty }),
            !ended || child.referrals[index].protection[0].end != nil
        else { return false }
        return change(&child.referrals[index].protection[0])
    }

    /// Moves a conference that made no plan.
    private static func moveConference(_ child: inout LifelikeChild, _ day: (Conference, Enquiry) -> Day) -> Bool {
        guard let index = child.referrals.indices.last, child.referrals[index].protection.isEmpty,
            let conference = child.referrals[index].conferences.first, let enquiry = child.referrals[index].enquiries.first
        else { return false }
        child.referrals[index].conferences[0].day = day(conference, enquiry)
        return true
    }
}
