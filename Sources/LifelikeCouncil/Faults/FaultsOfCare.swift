import Vocabulary

extension Planter {
    static let ofCare: [Kind] = [
        Kind("PeriodsOfCareOverlap", "EpisodesOverlap", "PlacementsOverlap") { child, council in
            guard child.care.count == 1, let end = child.care[0].end, let last = child.care[0].episodes.last, child.leaver == nil,
                end + 30 < council.until, end + 40 < child.eighteenth, end - last.start > 8, ["U6", "U3", "U4", "K2"].contains(last.place)
            else { return false }
            let first = child.care[0]
            var second = CarePeriod(
                id: first.id + "B", referral: first.referral, start: end - 5, end: end + 20, need: first.need, unaccompanied: false,
                permanencePlan: first.permanencePlan, permanencePlanned: council.until + 1, lastReviewingOfficer: end,
                immunised: first.immunised)
            second.episodes = [
                CareEpisode(
                    id: last.id + "B", placement: last.placement + "B", start: end - 5, end: end + 20, beganBecause: "S", legal: "V2",
                    place: last.place, provider: last.provider, endedBecause: "E4A", changedBecause: "", postcode: last.postcode,
                    urn: last.urn, miles: last.miles)
            ]
            child.care.append(second)
            return true
        },
        Kind("EpisodesOverlap") { child, _ in
            changeNeighbours(&child, sameHome: true) { first, second in
                guard first.legal != "L1" else { return false }
                first.end = second.start + 4
                return second.end.map { $0 > second.start + 6 } ?? true
            }
        },
        Kind("EpisodesOverlap", "PlacementsOverlap") { child, _ in
            changeNeighbours(&child, sameHome: false) { first, second in
                guard first.legal != "L1" else { return false }
                first.end = second.start + 4
                return second.end.map { $0 > second.start + 6 } ?? true
            }
        },
        Kind("GapBetweenEpisodes") { child, _ in
            changeNeighbours(&child, sameHome: true) { first, second in
                guard second.start - first.start > 12, first.legal != "L1" else { return false }
                first.end = second.start - 5
                return true
            }
        },
        Kind("FirstEpisodeNotStarted") { child, _ in
            guard child.care.count == 1 else { return false }
            child.care[0].episodes[0].beganBecause = "P"
            return true
        },
        Kind("LegalStatusNotKnownHere") { child, _ in changeEpisode(&child) { $0.legal = "Q9" } },
        Kind("PlacementNotKnownHere") { child, _ in changeEpisode(&child) { $0.place = "X9" } },
        Kind("ProviderAgainstPlacement") { child, _ in changeEpisode(&child) { $0.provider = "PR0" } },
        Kind("PlacementAgainstLegalStatus") { child, _ in
            guard child.care.last?.episodes.last?.legal == "V2" else { return false }
            return changeEpisode(&child) { ($0.place, $0.provider) = ("P1", "PR0") }
        },
        Kind("PoliceProtectionTooLong") { child, _ in
            guard child.care.count == 1, child.care[0].episodes.count > 1, child.care[0].episodes[0].legal == "L1",
                child.care[0].episodes[0].placement == child.care[0].episodes[1].placement,
                child.care[0].episodes[1].end.map({ $0 > child.care[0].start + 14 }) ?? true
            else { return false }
            child.care[0].episodes[0].end = child.care[0].start + 9
            child.care[0].episodes[1].start = child.care[0].start + 9
            return true
        },
        Kind("CareEndsBeforeStart") { child, _ in
            guard child.care.count == 1, let end = child.care[0].end, child.care[0].episodes.count == 1, child.missing.isEmpty,
                child.leaver == nil, end > child.care[0].start, end < child.eighteenth
            else { return false }
            child.care[0].end = child.care[0].start - 3
            child.care[0].episodes[0].end = child.care[0].start - 3
            (child.care[0].reviews, child.care[0].visits, child.care[0].health, child.care[0].questionnaires) = ([], [], [], [])
            return true
        },
        Kind("CareReviewGap") { child, council in
            guard child.care.count == 1 else { return false }
            let reviews = child.care[0].reviews
            guard
                let gap = reviews.indices.dropFirst().dropLast().first(where: { index in
                    reviews[index - 1].day > council.from && reviews[index + 1].day - reviews[index - 1].day > 260
                })
            else { return false }
            child.care[0].reviews.remove(at: gap)
            return true
        },
        Kind("CareReviewOutsideCare") { child, council in
            guard child.care.count == 1, let end = child.care[0].end, let last = child.care[0].reviews.last, end + 30 < council.until,
                child.leaver == nil
            else { return false }
            child.care[0].reviews.append(CareReview(id: last.id + "B", due: end + 20, day: end + 20, part: last.part))
            return true
        },
        Kind("CareVisitOutsideCare") { child, council in
            guard child.care.count == 1, let end = child.care[0].end, let last = child.care[0].visits.last, end + 30 < council.until,
                child.leaver == nil
            else { return false }
            child.care[0].visits.append(PageRequest(id: last.id + "B", day: end + 14, seen: true, alone: false))
            return true
        },
        Kind("IndependentTooYoung") { child, council in
            guard child.care.count == 1, let end = child.care[0].end, child.age(on: end) < 13,
                let last = child.care[0].episodes.indices.last,
                child.care[0].episodes[last].endedBecause == "E4A"
            else { return false }
            child.care[0].episodes[last].endedBecause = "E5"
            return true
        },
        Kind("ScoreOutOfRange") { child, _ in
            guard let period = child.care.firstIndex(where: { $0.questionnaires.contains { $0.score != nil } }),
                let index = child.care[period].questionnaires.lastIndex(where: { $0.score != nil })
            else { return false }
            child.care[period].questionnaires[index].score = 44
            return true
        },
        Kind("ScoreAndReason") { child, _ in
            guard let period = child.care.firstIndex(where: { $0.questionnaires.contains { $0.score != nil } }),
                let index = child.care[period].questionnaires.lastIndex(where: { $0.score != nil })
            else { return false }
            child.care[period].questionnaires[index].reason = "SDQ4"
            return true
        },
        Kind("MissingSpellsOverlap") { child, _ in
            guard child.missing.count > 1, let second = child.missing[1].end, second > child.missing[1].start else { return false }
            child.missing[0].end = child.missing[1].start + 1
            return true
        },
        Kind("MissingEndsBeforeStart") { child, _ in
            guard let last = child.missing.indices.last, child.missing[last].end != nil else { return false }
            child.missing[last].end = child.missing[last].start - 1
            return true
        },
        Kind("ParticipationAgainstAge") { child, _ in
            guard let period = child.care.indices.last, let last = child.care[period].reviews.last, child.age(on: last.day) > 6 else {
                return false
            }
            child.care[period].reviews.removeLast()
            child.care[period].reviews.append(CareReview(id: last.id, due: last.due, day: last.day, part: "PN0"))
            return true
        },
        Kind("PlacementCodeOutOfYear") { child, plan in
            // Supported accommodation has this code from 2024-25 only, and semi-independent living had its own until 2024-25.
            guard let last = child.care.last?.episodes.last else { return false }
            if (last.end ?? plan.day) < Day.set(2024, 4, 1) { return changeEpisode(&child) { $0.place = "K3" } }
            return last.start > Day.set(2025, 3, 31) && changeEpisode(&child) { $0.place = "H5" }
        },
    ]

    /// Changes a child's last episode, in a foster home that no other episode tells of.
    private static func changeEpisode(_ child: inout LifelikeChild, _ change: (inout CareEpisode) -> Void) -> Bool {
        guard let period = child.care.indices.last, let last = child.care[period].episodes.indices.last else { return false }
        let episode = child.care[period].episodes[last]
        guard episode.place == "U6", child.care[period].episodes.count(where: { $0.placement == episode.placement }) == 1 else {
            return false
        }
        change(&child.care[period].episodes[last])
        return true
    }

    /// Changes two episodes that follow each other in the same home, or in two.
    private static func changeNeighbours(
        _ child: inout LifelikeChild, sameHome: Bool, _ change: (inout CareEpisode, CareEpisode) -> Bool
    ) -> Bool {
        guard child.care.count == 1, child.care[0].episodes.count > 1,
            (child.care[0].episodes[0].placement == child.care[0].episodes[1].placement) == sameHome
        else { return false }
        return change(&child.care[0].episodes[0], child.care[0].episodes[1])
    }
}
