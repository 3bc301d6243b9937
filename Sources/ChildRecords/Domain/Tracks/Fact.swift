/// A fact of an entry beyond its days, its team and its worker. Each is kept because a measure or a rule of data quality needs it.
package enum Fact: String, CaseIterable, Codable, Sendable {
    // The child.
    case upn, upnUnknown, otherNumber, sex, born, expected, died, ethnicity, disability, family, unaccompanied, mother
    /// The day on which a child is an unaccompanied asylum seeking child no more.
    case unaccompaniedEnded
    // Contact, early help, referral, time in need.
    case source, outcome, need, noFurtherAction, closureReason, organisation, reason, endReason, caseStatus, lastSeen
    // Assessment.
    case seen, seenAlone, bedroomSeen, factors, needsSupport
    // Enquiry, conference, protection plan, reviews.
    case target, conference, conferenceNotRequired, planMade, transferIn, category, latestCategory, previousPlans, otherCouncilsPlan
    case emergencyPowers, lastVisit, due, quorate, participation, continues, cancelled, lastReview, enquiriesInYear
    // Care.
    case episodeReason, legalStatus, ceasedReason, placementType, provider, changeReason, urn, distance, location, placedBy
    case periodReference, secondPeriodInYear, permanencePlan, lastReviewingOfficerContact, lastHealthAssessment, lastDentalCheck
    case placementsInYear, missingEpisodes, awayEpisodes, interviewOffered, interviewAccepted, missingKind
    // Health.
    case healthKind, healthStatus, score, scoreReason, convicted, healthCheck, immunised, dentalCheck, healthAssessment
    case substanceMisuse, interventionReceived, interventionOffered
    // Permanence and care leaving.
    case entered, decision, placementOrder, matched, placed, order, orderKind, reversed, reversedReason, fosteringForAdoption
    case fosterCarerAdopts, siblingsTogether, siblingsApart, previousPermanence
    case eligibility, inTouch, latestContact, accommodation, suitable, activity, pathwayPlan, adviser
    // Pre-proceedings and family group decision-making.
    case familyGroup, letter, firstMeeting, meetings, decisionDay, preProceedingsOutcome, gatewayOutcome, application, letterOfIssue
    case protectionPlans, earlierPreProceedings, earlierProceedings, represented, representedAtIssue, hearings
    case shortNotice, shortNoticeReason, initialPlan, initialPlanApproved, finalPlan, finalPlanApproved
    case familyMeetingOffered, familyMeetingHeld
    // Workers and teams.
    case role, workerChange, caseload, fullTimeEquivalent, agency, title, name, parent, immigrationStatus
    // What children said.
    case worriesExplained, storyHelped, agreesWithWorker, planIsSafe, drawingHelped
}
