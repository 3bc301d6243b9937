import Letters

/// Letters to one parent about a family in which the other is protected, with or without something that would lead to them.
///
/// The wordings were written before those of the check and stay apart from it: the check is never made to fit them.
struct PlantedLetters {
    private var random: Seeded

    init(seed: UInt64) { random = Seeded(seed) }

    let details = ProtectedDetails(
        addresses: ["Flat 2, 14 Rowan Close, Telford, TF3 4AB"], schools: ["Oakfield Primary School"],
        healthSettings: ["St Mary’s Surgery"],
        phones: ["07700 900123"], emails: ["k.marsh84@example.org"], names: ["Kerry Marsh"],
        solicitors: ["Harper & Lowe Solicitors, 3 Castle Gates"],
        attendance: ["Tuesdays at 4.15pm"])

    mutating func clean() -> String { letter(with: nil) }
    mutating func direct() -> String { letter(with: pick(Self.direct)) }
    mutating func indirect() -> String { letter(with: filled(pick(Self.indirect))) }

    private mutating func letter(with planted: String?) -> String {
        var middle = (0..<8).map { _ in pick(Self.ordinary) }
        if let planted { middle.insert(planted, at: Int(random.next() % UInt64(middle.count + 1))) }
        let body = stride(from: 0, to: middle.count, by: 3).map { middle[$0..<min($0 + 3, middle.count)].joined(separator: " ") }
        return ([pick(Self.openings)] + body + [pick(Self.closings)]).joined(separator: "\n\n")
    }

    private mutating func pick(_ list: [String]) -> String { list[Int(random.next() % UInt64(list.count))] }

    private mutating func filled(_ text: String) -> String {
        var text = text
        for (mark, words) in Self.slots where text.contains(mark) { text = text.replacing(mark, with: pick(words)) }
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private static let openings = [
        "Dear Mr Hale,\n\nWe are writing because we are worried about Ava and Leo.",
        "Dear Mr Hale\n\nThis letter is about your children, Ava and Leo.",
        "Dear Daniel,\n\nThis is an important letter. Please take it to a solicitor today.",
    ]
    private static let closings = [
        "If anything in this letter is not clear, call me on 01952 555010.\n\nYours sincerely\nSam Lee, social worker",
        "Please come to the meeting at Darby House on 9 June at 10am. The room is opposite the lifts.\n\nYours sincerely\nJo Park",
        "Our office is at Shirehall, Abbey Foregate, near the car park. We are open from 9am to 5pm.\n\nYours sincerely\nSam Lee",
    ]

    private static let ordinary = [
        "Ava has missed 14 days of school since January.", "Leo came to school in dirty clothes and said that he was hungry.",
        "The police were called to your home on 3 May.", "You told us that you had been drinking.",
        "Ava needs to go to school every day and be on time.",
        "We will help you to find a place on a parenting course.", "You can get free legal advice. You do not have to pay for it.",
        "If things do not get better, we may ask the court to decide.", "We would like to hold a family meeting with you.",
        "Please tell us who in your family could help.", "She told her teacher that she was frightened when you shouted.",
        "He has not seen a dentist for two years.", "Ava said that she does not like it when people shout.",
        "You see the children at the contact centre on Saturdays.",
        "The doctor said that Leo is underweight.", "We asked you to come to the clinic on 4 April, and you did not come.",
        "Please bring somebody to the meeting who can support you.", "The meeting will be at 10am at our office.",
        "We want Leo to be safe and well, wherever he is.", "They need to know when they will see you.", "Your new flat has one bedroom.",
        "Before your first meeting, please make a list of questions.", "You moved to Wellington in March.",
        "You live near the station, so the bus is easy.",
        "Ava and Leo need a parent who is calm.", "You must not go to their mother without her agreement.",
        "Her mother is worried about what happened.",
        "We will ask your doctor for a report.", "You said that your mum could help on Mondays.",
        "A social worker will visit you each week.",
        "Leo’s speech is behind that of other children of his age.", "Both children have a social worker, who sees them on their own.",
        "We know that you love them.", "The nursery told us that Leo was often collected late.",
        "You hit Ava in the street on 2 May and people saw it.",
        "If you need an interpreter, tell us and we will pay.", "We have made a plan. It says what you need to do by 1 July.",
    ]

    private static let direct = [
        "They are now at 14 Rowan Close.", "Her flat is in ROWAN CL, number fourteen.", "Post goes to TF34AB.",
        "Post goes to tf3  4ab at the moment.",
        "The area is TF3.", "Leo has started at Oakfield.", "Leo is doing well at oakfield primary.",
        "Leo is doing well at Oak-field Primary Sch.",
        "The nurse at Saint Marys saw Ava.", "The nurse at ST. MARY'S surgery saw Ava.", "Call 07700900123 with questions.",
        "Call +44 7700 900 123.",
        "Call (07700) 900-123 in the evening.", "Copies went to K.Marsh84@Example.org last week.",
        "Copies went to k marsh84 at example dot org.",
        "A copy was sent to Ms Marsh.", "A copy was sent to K. Marsh.", "Kerry-Marsh has agreed to this.", "MARSH, Kerry (mother)",
        "Her solicitor is Harper and Lowe.",
        "Her solicitor is at 3 Castle Gates.", "She brings Leo on Tuesdays at quarter past four, as always.",
        "Leo is there each Tuesday at 16:15.",
        "The address is Flat 2, 14 Rowan-Close, Telford.", "You may write to R o w a n C l o s e.",
        "The school is OAKFIELD PRIMARY SCHOOL, as you know.",
    ]

    private static let indirect = [
        "{who} is staying at {her} {kin}’s for now.", "{who} has gone back to {her} {kin}.", "{they} live {near} the {place}.",
        "{her} new {thing} is {short} away.",
        "since the move to the {area}, {who} sleeps better.", "Leo can walk to {her} new {thing} in ten minutes.",
        "{who} goes to {club} on {day} after school.",
        "the flat above the {shop} is warm and dry.", "we visited {who2} at the refuge last week.", "{who} moved {away} in the spring.",
        "{they} have settled well in the new {area}.", "{who} takes the number 7 bus to {her} {thing}.",
        "{who} works at the {shop} on {day}.",
        "you may see {who2} {near} the {place} on {day}.", "{who} is registered with a doctor {near} the {place}.",
        "{their} house is two streets from the {place}.",
        "the children’s new {thing} says that they have made friends.", "{who} was seen by the midwife at the new surgery.",
        "{who} collects Leo from the {thing} by the {place} at three.",
        "{her} landlord lives next door.", "from {her} window the children can see the {place}.",
        "{who} has a job in a {shop} {near} home.",
        "{they} are {short} from {her} {kin}’s house.", "{who} has found a flat in the next {area}.",
        "Ava starts at a school {near} the {place} in September.",
        "{who} now goes to the church {near} the {place}.",
    ]

    private static let slots: [(String, [String])] = [
        ("{who2}", ["her", "Ava", "the children"]), ("{who}", ["she", "Ava’s mum", "their mother", "she"]), ("{her}", ["her"]),
        ("{their}", ["their"]),
        ("{they}", ["they", "the children", "Ava and Leo"]), ("{kin}", ["mum", "sister", "aunt", "nan", "friend"]),
        ("{near}", ["near", "close to", "opposite", "behind", "just round the corner from"]),
        ("{place}", ["leisure centre", "canal", "football ground", "old mill", "railway station"]),
        ("{thing}", ["school", "nursery", "job", "college"]),
        ("{short}", ["a short walk", "five minutes", "a bus ride"]), ("{area}", ["coast", "village", "town", "estate"]),
        ("{club}", ["swimming", "choir", "Brownies"]),
        ("{day}", ["Tuesdays", "Thursdays", "Saturday mornings"]), ("{shop}", ["bakery", "chip shop", "chemist"]),
        ("{away}", ["to Wales", "away", "up north"]),
    ]
}

/// The same numbers from the same seed.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
