// type-graphql reads it where a class is declared.
import "reflect-metadata";
