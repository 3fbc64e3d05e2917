package dev.touchstone.integrity;

/**
 * A token as it is compared.
 *
 * @param kind a keyword or operator as it stands; {@code n} for any name, {@code 0} for any number,
 *     {@code s} for any text, {@code ;} for the end of a statement
 * @param line in the file, from 1
 */
record Token(String kind, int line) {}
