import Vocabulary

/// The children in need census, a file a year, as it stood on 31 March or on the day of the extract.
package struct Census: ReturnWriter {
    let plan: CouncilPlan
    package init(_ plan: CouncilPlan) { self.plan = plan }

    package mutating func begin(_ pages: inout Pages) {
        for year in plan.returnYears {
            pages.text(
                file(year),
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Message>
                    <Header>
                        <CollectionDetails>
                            <Collection>CIN</Collection>
                            <Year>\(year - 1)</Year>
                            <ReferenceDate>\(year)-03-31</ReferenceDate>
                        </CollectionDetails>
                        <Source>
                            <SourceLevel>L</SourceLevel>
                            <LEA>989</LEA>
                            <SoftwareCode>Throughline demonstration</SoftwareCode>
                            <Release>1</Release>
                            <SerialNo>001</SerialNo>
                            <DateTime>\(lastDay(year).iso)T09:00:00</DateTime>
                        </Source>
                    </Header>
                    <Children>

                """)
        }
    }

    package mutating func add(_ household: Household, to pages: inout Pages) {
        for year in plan.returnYears {
            let first = CouncilPlan.days(ofReturnYear: year).lowerBound
            for child in household.children {
                guard let then = child.asReturned(on: lastDay(year), plan) else { continue }
                let referrals = then.referrals.filter { $0.closed.map { $0 >= first } ?? true }
                guard !referrals.isEmpty else { continue }
                var text = XMLText(depth: 2)
                self.child(then, referrals, &text)
                pages.text(file(year), text.text)
            }
        }
    }

    package mutating func end(_ pages: inout Pages) {
        for year in plan.returnYears { pages.text(file(year), "    </Children>\n</Message>\n") }
    }

    private func file(_ year: Int) -> String { "cin/cin-census-\(year - 1)-\(String(year).suffix(2)).xml" }
    private func lastDay(_ year: Int) -> Day { min(CouncilPlan.days(ofReturnYear: year).upperBound, plan.day) }

    private func child(_ child: LifelikeChild, _ referrals: [Referral], _ text: inout XMLText) {
        text.block("Child") { text in
            text.block("ChildIdentifiers") { text in
                text.line("LAchildID", child.number)
                text.line("UPN", child.pupilNumber)
                text.line("UPNunknown", child.noPupilNumber)
                text.line("PersonBirthDate", (child.bornInCensus ?? child.born).iso)
                text.line("ExpectedPersonBirthDate", child.born == nil ? child.expected.iso : "")
                text.line("Sex", child.sex)
                text.line("PersonDeathDate", child.died.iso)
            }
            text.block("ChildCharacteristics") { text in
                text.line("Ethnicity", child.ethnicity)
                text.block("Disabilities") { text in
                    for code in child.disabilities.isEmpty ? ["NONE"] : child.disabilities { text.line("Disability", code) }
                }
            }
            for referral in referrals { text.block("CINdetails") { details(referral, &$0) } }
        }
    }

    private func details(_ referral: Referral, _ text: inout XMLText) {
        text.line("CINreferralDate", referral.day.iso)
        text.line("ReferralSource", referral.source)
        text.line("PrimaryNeedCode", referral.need)
        text.line("CINclosureDate", referral.closed.iso)
        text.line("ReasonForClosure", referral.reason)
        // A conference stands with its enquiry; with the referral only where there was none, as with a child who moved in.
        let withEnquiry = Set(referral.enquiries.map(\.id))
        text.line("DateOfInitialCPC", (referral.conferences.first { !withEnquiry.contains($0.enquiry) }?.day).iso)
        for assessment in referral.assessments {
            text.block("Assessments") { text in
                text.line("AssessmentActualStartDate", assessment.start.iso)
                text.line("AssessmentAuthorisationDate", assessment.end.iso)
                guard !assessment.factors.isEmpty else { return }
                text.block("FactorsIdentifiedAtAssessment") { text in
                    for factor in assessment.factors { text.line("AssessmentFactors", factor) }
                }
            }
        }
        for plan in referral.plans {
            text.block("CINPlanDates") { text in
                text.line("CINPlanStartDate", plan.start.iso)
                text.line("CINPlanEndDate", plan.end.iso)
            }
        }
        protection(referral, &text)
        for spell in referral.preProceedings { text.block("PreProceedingsandFGDM") { law(spell, &$0) } }
    }

    private func protection(_ referral: Referral, _ text: inout XMLText) {
        for enquiry in referral.enquiries {
            text.block("Section47") { text in
                text.line("S47ActualStartDate", enquiry.start.iso)
                text.line("InitialCPCtarget", enquiry.target.iso)
                text.line("DateOfInitialCPC", (referral.conferences.first { $0.enquiry == enquiry.id }?.day).iso)
                text.line("ICPCnotRequired", enquiry.conferenceNeeded ? "false" : "true")
            }
        }
        text.line("ReferralNFA", referral.nothingFurther ? "true" : "false")
        for plan in referral.protection {
            text.block("ChildProtectionPlans") { text in
                text.line("CPPstartDate", plan.start.iso)
                text.line("CPPendDate", plan.end.iso)
                text.line("InitialCategoryOfAbuse", plan.firstCategory)
                text.line("LatestCategoryOfAbuse", plan.category)
                text.line("NumberOfPreviousCPP", "\(plan.earlier)")
                guard !plan.reviews.isEmpty else { return }
                text.block("Reviews") { text in
                    for review in plan.reviews { text.line("CPPreviewDate", review.day.iso) }
                }
            }
        }
    }

    private func law(_ spell: PreProceedingsSpell, _ text: inout XMLText) {
        text.line("PPStartDate", spell.decided.iso)
        text.line("LBPSentDate", spell.letter.iso)
        text.line("FGDMMeetingOffer", spell.groupOffered ? "1" : "0")
        text.line("FGDMMeetingFac", spell.groupHeld ? "1" : "0")
        text.line("InitialPPMeetingDate", spell.meeting.iso)
        text.line("ReviewMeetingsCount", "\(spell.reviews)")
        text.line("StepDecisionDate", spell.outcome.iso)
        text.line("PPOutcome", spell.issues.map { $0 ? "A" : "B" } ?? "")
        text.line("CourtAppDate", spell.application.iso)
        text.line("LetterInitCPDate", spell.issueLetter.iso)
    }
}

extension LifelikeChild {
    /// The child as a return of that day tells it; a planted birth in the future stays.
    func asReturned(on day: Day, _ plan: CouncilPlan) -> LifelikeChild? {
        guard var then = seen(on: day) else { return nil }
        if let born, born > plan.day { (then.born, then.sex) = (born, sex) }
        if let died, died > day { then.died = nil }
        return then
    }
}
