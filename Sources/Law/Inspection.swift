extension Timescale {
    /// The council makes the report public: copies to partners, a notice, and copies on request.
    package static let publishReport = Timescale(
        id: "publish-report", title: "Council publishes the inspection report", length: 30, unit: .workingDays, force: .statute,
        instrument: "Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007, SI 2007/462, regulation 2",
        validFrom: nil, validTo: nil)

    /// The written statement of the action the council proposes, published and sent to Ofsted.
    package static let actionStatement = Timescale(
        id: "action-statement", title: "Council publishes its statement of proposed action", length: 70, unit: .workingDays,
        force: .statute,
        instrument: "Education and Inspections Act 2006, section 137; the figure as Ofsted gives it and councils count it",
        validFrom: nil, validTo: nil)

    /// After a visit that found an area for priority action.
    package static let draftAfterPriorityAction = Timescale(
        id: "draft-after-priority-action", title: "Draft plan after an area for priority action", length: 20, unit: .workingDays,
        force: .guidance, instrument: "Ofsted's inspection framework for local authority children's services, focused visits",
        validFrom: nil, validTo: nil)
}
