/// Names that nobody bears: surnames are put together from two halves.
enum Names {
    private static let girls = [
        "Isla", "Marnie", "Saffron", "Rosalind", "Priya", "Edie", "Amara", "Niamh", "Zofia", "Tamsin", "Leila", "Hattie", "Wren", "Imogen",
        "Bronwen", "Farah", "Ottilie", "Keziah", "Maeve", "Sunniva", "Clover", "Anya", "Delphine", "Romilly", "Safiya", "Thea", "Juno",
    ]
    private static let boys = [
        "Finn", "Tobias", "Kit", "Jermaine", "Callum", "Jory", "Barnaby", "Idris", "Kwame", "Rafferty", "Stellan", "Bilal", "Corin",
        "Dexter",
        "Emrys", "Gethin", "Hamza", "Jago", "Lorcan", "Milo", "Nikodem", "Otis", "Piran", "Rohan", "Silas", "Tariq", "Wilf",
    ]
    private static let beginnings = [
        "Thorn", "Quill", "Dew", "Merri", "Strang", "Whin", "Oxen", "Alder", "Bram", "Corrow", "Dunst", "Ember", "Fallow", "Garrow",
        "Hather",
        "Ingle", "Juniper", "Kestle", "Larkin", "Mossen", "Nettle", "Otter", "Pellow", "Quarren", "Ravens", "Sorrel", "Tamber", "Under",
        "Vassel", "Wether", "Yarrow", "Zeal",
    ]
    private static let endings = [
        "bury", "wick", "mere", "combe", "gate", "hurst", "lade", "nell", "field", "thorpe", "worth", "by", "stead", "ley", "more", "croft",
        "well", "cote", "ridge", "holt", "beck", "garth", "den", "low",
    ]

    static func surname(_ dice: inout Dice) -> String { dice.pick(beginnings) + dice.pick(endings) }
    static func forename(_ sex: String, _ dice: inout Dice) -> String {
        switch sex {
        case "F": dice.pick(girls)
        case "M": dice.pick(boys)
        default: "Baby"
        }
    }
    static func person(_ dice: inout Dice) -> String { forename(dice.chance(0.75) ? "F" : "M", &dice) + " " + surname(&dice) }

    /// A pupil's number of an invented authority, with the check letter it must have.
    static func pupil(_ dice: inout Dice, born year: Int) -> String {
        let pad = { (number: Int, width: Int) in String(String(number + 10_000_000).suffix(width)) }
        let digits =
            "989" + pad(dice.whole(2000...4999), 4) + pad((year + 5) % 100, 2) + pad(dice.whole(0...999), 3)
        return checkLetter(digits) + digits
    }

    static func checkLetter(_ digits: String) -> String {
        let letters = Array("ABCDEFGHJKLMNPQRTUVWXYZ")
        let sum = digits.utf8.enumerated().reduce(0) { $0 + Int($1.element - 48) * ($1.offset + 2) }
        return String(letters[sum % 23])
    }
}
