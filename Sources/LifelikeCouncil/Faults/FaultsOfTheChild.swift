import Vocabulary

extension Planter {
    static let ofTheChild: [Kind] = [
        Kind("EthnicityMissing") { child, _ in
            child.ethnicity = ""
            return true
        },
        Kind("EthnicityNotKnownHere") { child, _ in
            child.ethnicity = "WXYZ"
            return true
        },
        Kind("BirthMissing") { child, _ in
            guard child.care.isEmpty, child.leaver == nil else { return false }
            (child.born, child.expected) = (nil, nil)
            return true
        },
        Kind("BornInTheFuture") { child, plan in
            guard child.care.isEmpty, child.leaver == nil, child.born != nil, child.expected == nil else { return false }
            child.born = plan.until + 40
            return true
        },
        Kind("UnbornPastExpectedDay") { child, plan in
            guard child.born == nil, child.expected != nil else { return false }
            child.expected = plan.until - 60
            return true
        },
        Kind("SexMissing") { child, _ in
            guard child.born != nil else { return false }
            child.sex = ""
            return true
        },
        Kind("PupilNumberCheckLetter") { child, _ in
            guard let first = child.pupilNumber.first else { return false }
            child.pupilNumber = (first == "A" ? "B" : "A") + child.pupilNumber.dropFirst()
            return true
        },
        Kind("PupilNumberMissing") { child, plan in
            guard child.age(on: plan.until) > 6, !child.pupilNumber.isEmpty else { return false }
            child.pupilNumber = ""
            return true
        },
        Kind("DiedAndStillOpen") { child, plan in
            guard let born = child.born, born <= plan.until - 20, child.referrals.contains(where: { $0.closed == nil }), child.care.isEmpty
            else { return false }
            child.died = plan.until - 20
            return true
        },
        Kind("BirthAfterEvent") { child, plan in
            guard child.born != nil, child.expected == nil, child.care.isEmpty, child.leaver == nil, let visit = child.visits.first?.day,
                visit + 60 <= plan.until, child.referrals.allSatisfy({ $0.protection.isEmpty })
            else { return false }
            child.born = visit + 30
            return true
        },
        Kind("InCareAfterEighteen") { child, plan in
            guard child.born != nil, child.expected == nil, child.leaver == nil, child.care.count == 1, let period = child.care.last,
                period.end == nil, child.age(on: plan.until) > 8, !period.reviews.contains(where: { $0.part == "PN0" }),
                !period.episodes.contains(where: { $0.place == "P2" || $0.legal == "E1" })
            else { return false }
            child.born = plan.until.adding(months: -217)
            return true
        },
    ]
}
