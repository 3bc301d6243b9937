import Vocabulary

extension Planter {
    static let ofTheLaw: [Kind] = [
        Kind("LetterBeforeDecision") { child, _ in
            changeLegal(&child) { spell in
                guard spell.letter != nil else { return false }
                spell.letter = spell.decided - 3
                return true
            }
        },
        Kind("MeetingBeforeLetter") { child, _ in
            changeLegal(&child) { spell in
                guard let letter = spell.letter, spell.meeting != nil else { return false }
                spell.meeting = letter - 2
                return true
            }
        },
        Kind("OutcomeWithoutDay") { child, _ in
            changeLegal(&child) { spell in
                guard spell.outcome != nil, spell.issues == false else { return false }
                spell.outcome = nil
                return true
            }
        },
        Kind("ApplicationBeforeDecision") { child, _ in
            changeLegal(&child) { spell in
                guard let outcome = spell.outcome, spell.application != nil else { return false }
                spell.application = outcome - 5
                spell.issueLetter = outcome - 5
                return true
            }
        },
        Kind("PreProceedingsOverlap") { child, _ in
            guard let index = child.referrals.indices.last, let spell = child.referrals[index].preProceedings.first,
                let outcome = spell.outcome, outcome > spell.decided + 40, spell.issues == false, let letter = spell.letter,
                let meeting = spell.meeting
            else { return false }
            child.referrals[index].preProceedings.append(
                PreProceedingsSpell(
                    id: spell.id + "B", family: spell.family + "B", decided: spell.decided + 10, letter: letter + 12,
                    groupOffered: spell.groupOffered, groupHeld: spell.groupHeld, meeting: meeting + 14, reviews: spell.reviews,
                    issues: false, outcome: max(outcome, meeting + 20), represented: spell.represented, plansBefore: spell.plansBefore,
                    shortNotice: false, court: "", hearings: 0, firstPlan: spell.firstPlan, firstApproved: false,
                    finalPlan: spell.finalPlan))
            return true
        },
        Kind("FormatsDisagreeOnBirth") { child, _ in
            guard isPlain(child), let born = child.born, child.referrals.last?.closed == nil else { return false }
            child.bornInCensus = born + 9
            return true
        },
    ]

    private static func changeLegal(_ child: inout LifelikeChild, _ change: (inout PreProceedingsSpell) -> Bool) -> Bool {
        guard let index = child.referrals.indices.last, !child.referrals[index].preProceedings.isEmpty else { return false }
        return change(&child.referrals[index].preProceedings[0])
    }
}
