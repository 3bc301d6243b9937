/// The texts that the product brings, in its own words.
extension LetterTemplate {
    package var shipped: TemplateText {
        switch self {
        case .planningMeeting: TemplateText(Self.planningMeetingText)
        case .letterBefore: TemplateText(Self.letterBeforeText)
        case .letterToEnd: TemplateText(Self.letterToEndText)
        case .letterOfIssue: TemplateText(Self.letterOfIssueText)
        case .plan: TemplateText(Self.planText)
        case .review: TemplateText(Self.reviewText)
        case .closing: TemplateText(Self.closingText)
        case .familyReferral: TemplateText(Self.familyReferralText)
        case .familyPlan: TemplateText(Self.familyPlanText)
        }
    }

    private static let planningMeetingText = """
        # Agenda
        Family: {family name}. Children: {children}. Day and time: {meeting day and time}.
        Chair: {chair}. Lawyer: {lawyer}. Social worker: {social worker}. Manager: {manager}.
        - Papers: which do we have, and which are missing?
        - What are we worried about, and what do we know?
        - What have we tried, and what has helped?
        - What do the children say?
        - Did we offer a family meeting? What did the family say?
        - Who in the family could care for the children?
        # Record
        Papers that we did not have: {missing papers}
        What worries us, with an example and a day for each: {worries}
        What has helped so far: {what helped}
        What the children say: {children's views}
        The family meeting: {family meeting}
        # What we decided
        For each child, one answer. Go on with the plan we have, start the steps before court, or go to court now.
        {decision for each child}
        Are the worries so great that the law lets us act? {worried enough}
        Is it safe to wait? {safe to wait}
        Why: {reasons}
        Who does what by when: {actions}
        We will meet again on {next day}.
        """

    private static let letterBeforeText = """
        {day of letter}
        Dear {parent's name},
        # Why we are writing
        We are writing to you about {children}. We are very worried that they are not safe and well with you. We want to work with you so that we do not have to go to court.
        Please take this letter to a solicitor today. Their advice to you is free. You do not have to pay for it. A list of solicitors is with this letter.
        # What worries us
        We are worried about these things:
        - {first worry}. For example, on {day of first example}, {first example}.
        - {second worry}. For example, on {day of second example}, {second example}.
        # What you do well
        {what goes well}
        # What {children} say
        {children's views}
        # What you need to do
        - You need to {first change} by {day of first change}. We will know that it is better when {sign of first change}.
        - You need to {second change} by {day of second change}. We will know that it is better when {sign of second change}.
        # How we will help you
        - We will help you with {first help}.
        - We will help you with {second help}.
        # What we need to find out
        We plan these assessments: {assessments}. They help us to see what you and the children need. We will tell you who does them and when.
        # Your family and friends
        We offer you a family meeting. Your family and friends come, and they make their own plan for the children. Somebody who is not your social worker helps with it. Please tell us who could help.
        # The meeting with you
        Please come to a meeting with us on {meeting day} at {meeting time}, at {meeting place}. Bring your solicitor. We will talk about this letter and agree a plan. If you cannot come, call us, and we will find another time.
        # What happens next
        If things get better, we will stop these steps and tell you so. If they do not get better, or if you do not work with us, we may ask a judge to decide what should happen. The judge can decide that the children live with somebody else.
        # Questions
        Call {social worker} on {phone number}. We can give you an interpreter. Ask us for this letter in easy read, large print or another language. If you are not happy with us, you can complain to {name for complaints}.
        Yours sincerely,
        {manager}
        """

    private static let letterToEndText = """
        {day of letter}
        Dear {parent's name},
        # We will not go to court
        We wrote to you on {day of first letter} because we were worried about {children}. Things are better now. We will stop the steps that could lead to court.
        # What you did
        You worked hard. This is what changed:
        - {first change}
        - {second change}
        # What {children} say
        {children's views}
        # What happens now
        Your plan from now on is {plan from now on}. Your social worker is {social worker}.
        - We will {first help}.
        - Please keep {what to keep doing}.
        # If things get hard again
        Call us early. We would like to help before things get worse. If we become very worried again, we may start these steps again, and we will write to you first.
        # Questions
        Call {social worker} on {phone number}. We can give you an interpreter. Ask us for this letter in easy read, large print or another language.
        Thank you for your work with us.
        Yours sincerely,
        {manager}
        """

    private static let letterOfIssueText = """
        {day of letter}
        Dear {parent's name},
        # We are going to court
        We are writing to you about {children}. We wrote to you on {day of first letter}. We have not seen enough change, and we are still very worried. We will ask a judge to decide what should happen.
        Please take this letter to your solicitor today. Their advice to you is free. You do not have to pay for it.
        # Why
        - {first reason}
        - {second reason}
        # What we will ask the judge
        We will ask for {what we ask for}. For now, this means {what it means for the children}.
        # What happens next
        We will send our papers to the court on {day of application}. The court will tell you when to come. The judge will listen to you as well. Somebody whose only job is to speak for the children will meet them.
        # Your family and friends
        We still want to know who in your family could help or care for the children. Our offer of a family meeting still holds. Please tell us soon.
        # Questions
        Call {social worker} on {phone number}. We can give you an interpreter. Ask us for this letter in easy read, large print or another language.
        Yours sincerely,
        {manager}
        """

    private static let planText = """
        # The plan for {children}
        This plan is for {parent's name}. We made it on {day of plan}. We will look at it together on {review day}.
        # First worry
        What worries us: {first worry}
        - What needs to change: {first change}
        - What help you get: {first help}
        - Who does what: {first who}
        - By when: {first day}
        - How we will know: {first sign}
        # Second worry
        What worries us: {second worry}
        - What needs to change: {second change}
        - What help you get: {second help}
        - Who does what: {second who}
        - By when: {second day}
        - How we will know: {second sign}
        # What {children} say
        {children's views}
        # Your family
        Your family and friends will {what family does}.
        # What we need to find out
        {assessments}
        # If things do not go well
        Call {social worker} on {phone number}. If things do not get better, we may ask a judge to decide.
        # Who agrees
        {who agrees}
        """

    private static let reviewText = """
        # Record of the review
        Family: {family name}. Children: {children}. Day: {review day}. Week: {week number}.
        Who came: {who came}
        Who could not come, and how we told them: {who did not come}
        # What got better
        {what got better}
        # What did not
        {what did not}
        # What {children} say
        {children's views}
        # Each part of the plan
        - {first part}: {first part now}
        - {second part}: {second part now}
        # Reports
        Which reports came, and which are late: {reports}
        # The family meeting
        {family meeting}
        # What we decided
        Go on with the plan, stop these steps, or go to court: {decision}
        Why: {reasons}
        {who agreed more time} agreed more time, because {why more time}.
        We will meet again on {next day}.
        """

    private static let closingText = """
        # Closing summary
        Family: {family name}. Children: {children}.
        We began on {first day}. We ended on {last day}. That is {number of weeks} weeks.
        # Why we began
        {why we began}
        # What changed for each child
        {what changed}
        # What the family did
        {what the family did}
        # What we did
        {what we did}
        # What {children} say
        {children's views}
        # How it ended
        {how it ended}
        # What happens now
        The plan from now on: {plan from now on}. The social worker: {social worker}.
        We will ask how things are after six months, on {day after six months}, and after a year, on {day after a year}.
        # What we learned
        {what we learned}
        """

    private static let familyReferralText = """
        # Ask for a family group conference
        A family group conference is a meeting where a family makes its own plan for its children.
        Family: {family name}. Children: {children}.
        Social worker: {social worker}. Phone: {phone number}.
        # The offer
        We offered the meeting on {day of offer}. We told the family in this way: {how offered}.
        What each parent said: {what parents said}
        # What we need the family to think about
        {questions for the family}
        # What must be in any plan
        The children must be safe. This means: {what must be in the plan}
        # Who should come
        {who should come}
        Who must not meet, or must not know where somebody lives: {who must not meet}
        # The children
        How they take part, and who helps them to speak: {how children take part}
        # What each parent lets us share
        {what we may share}
        # What the family needs
        An interpreter, food, travel, a room that everybody can use: {what the family needs}
        """

    private static let familyPlanText = """
        # Our plan
        This is the plan that our family made for {children} on {day of plan}.
        # What we want for the children
        {what we want}
        # What we will do
        - {first promise}. Who: {first who}. From: {first day}.
        - {second promise}. Who: {second who}. From: {second day}.
        # If the plan does not work
        {what if}
        # Who could care for the children
        {who could care}
        # What we need from others
        {what we need}
        # What the children said
        {children's views}
        # What the social worker says
        Is this plan safe? {is it safe}
        If not, what has to change? {what has to change}
        # When we meet again
        {next day}
        """
}
